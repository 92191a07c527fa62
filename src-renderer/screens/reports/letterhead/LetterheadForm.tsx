/** The words and the logo of the letterhead. */
import { Button, FileButton, Textarea, TextInput } from '@mantine/core';
import { IconPhoto, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import form from '../../../components/form.module.css';
import { FormFoot } from '../../../components/form-fields.tsx';
import { readFile } from '../../../files.ts';
import { useAction } from '../../../hooks/use-action.ts';
import { useServices, useWords } from '../../../services.tsx';
import styles from './Letterhead.module.css';
import { type Draft, linesOf, logoTrouble } from './letterhead-draft.ts';

interface Props {
  draft: Draft;
  onChange(draft: Draft): void;
  onSaved(): void;
}

export function LetterheadForm({ draft, onChange, onSaved }: Props) {
  const { t } = useWords();
  const { client } = useServices();
  const { busy, error, run } = useAction();
  /** As typed, so that an empty line can be on its way to the next. */
  const [text, setText] = useState(draft.lines.join('\n'));
  const [logoError, setLogoError] = useState<'size' | 'kind' | null>(null);
  const set = (part: Partial<Draft>) => onChange({ ...draft, ...part });

  async function takeLogo(file: File | null): Promise<void> {
    if (!file) return;
    const bytes = await readFile(file);
    const trouble = logoTrouble(bytes);
    setLogoError(trouble);
    if (!trouble) set({ logo: bytes });
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const { logo, ...words } = draft;
    const keepLogo = logo === 'keep';
    const args = { ...words, logo: logo === 'keep' ? null : logo, keepLogo };
    if (await run(() => client.call('letterhead.save', args), { done: 'letterhead.saved', quiet: true })) onSaved();
  }

  return (
    <form className={form.form} onSubmit={submit} data-testid="letterhead-form">
      <TextInput
        label={t('letterhead.school')}
        value={draft.school}
        maxLength={120}
        onChange={(event) => set({ school: event.currentTarget.value })}
        data-testid="letterhead-school"
      />
      <Textarea
        label={t('letterhead.lines')}
        description={t('letterhead.lines_hint')}
        value={text}
        autosize
        minRows={3}
        maxRows={4}
        onChange={(event) => {
          setText(event.currentTarget.value);
          set({ lines: linesOf(event.currentTarget.value) });
        }}
        data-testid="letterhead-lines"
      />
      <div className={form.pair}>
        <TextInput
          label={t('letterhead.place')}
          value={draft.place}
          maxLength={60}
          onChange={(event) => set({ place: event.currentTarget.value })}
        />
        <TextInput
          label={t('letterhead.signatory')}
          value={draft.signatory}
          maxLength={120}
          onChange={(event) => set({ signatory: event.currentTarget.value })}
        />
      </div>
      <div>
        <div className={form.label}>{t('letterhead.logo')}</div>
        <div className={styles.logo}>
          <FileButton
            onChange={(file) => void takeLogo(file)}
            accept="image/png,image/jpeg"
            inputProps={{ 'aria-label': t('letterhead.logo_choose') }}
          >
            {(props) => (
              <Button {...props} variant="default" leftSection={<IconPhoto size={19} aria-hidden="true" />}>
                {t('letterhead.logo_choose')}
              </Button>
            )}
          </FileButton>
          {draft.logo !== null && (
            <Button
              variant="subtle"
              color="clay"
              leftSection={<IconTrash size={18} aria-hidden="true" />}
              onClick={() => set({ logo: null })}
            >
              {t('letterhead.logo_remove')}
            </Button>
          )}
          <span>{t('letterhead.logo_hint')}</span>
        </div>
      </div>
      {logoError && (
        <p className={form.trouble} role="alert">
          {t(`letterhead.logo_wrong.${logoError}`)}
        </p>
      )}
      <FormFoot submit={t('letterhead.save')} busy={busy} error={error} />
    </form>
  );
}
