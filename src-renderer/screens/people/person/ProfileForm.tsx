/** The fields of a person, saved together; only what was changed is sent. */
import { Button, NativeSelect, Switch, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Profile } from '../../../../src-shared/contract/roster.ts';
import type { PersonSummary } from '../../../../src-shared/domain.ts';
import { Panel } from '../../../components/Panel.tsx';
import { useAction } from '../../../hooks/use-action.ts';
import { useServices, useWords } from '../../../services.tsx';
import styles from '../people.module.css';
import { useInstant } from '../use-instant.ts';
import { changesOf, type Draft, draftOf } from './profile-draft.ts';

interface Props {
  person: PersonSummary;
  profile: Profile;
  mayWrite: boolean;
  onSaved(): Promise<void>;
}

const texts = [
  { name: 'name', most: 200 },
  { name: 'nis', most: 40 },
  { name: 'nisn', most: 40 },
] as const;
const guardian = [
  { name: 'guardianName', key: 'guardian_name', most: 120 },
  { name: 'guardianPhone', key: 'guardian_phone', most: 30 },
] as const;

export function ProfileForm({ person, profile, mayWrite, onSaved }: Props) {
  const { t } = useWords();
  const instant = useInstant();
  const { client } = useServices();
  const { busy, run } = useAction();
  const before = draftOf(person.name, profile);
  const [edited, setEdited] = useState<Partial<Draft>>({});
  const draft = { ...before, ...edited };
  const changes = changesOf(draft, before);
  const changed = Object.keys(changes).length > 0;
  const set = (part: Partial<Draft>) => setEdited({ ...edited, ...part });

  function submit(event: FormEvent): void {
    event.preventDefault();
    const { name } = changes;
    void run(
      async () => {
        await client.call('people.save', { personId: person.id, ...changes });
        await onSaved();
        // The name arrives with the next look at the person; until then it stays as it was typed.
        setEdited(name === undefined ? {} : { name });
      },
      { done: 'people.profile.saved' },
    );
  }

  return (
    <Panel title={t('people.tab.profile')} testId="person-profile">
      <form className={styles.form} onSubmit={submit}>
        <fieldset className={styles.fields} disabled={!mayWrite} style={{ border: 0, margin: 0, padding: 0 }}>
          {texts.map(({ name, most }) => (
            <TextInput
              key={name}
              label={t(`people.field.${name}`)}
              value={draft[name]}
              maxLength={most}
              onChange={(event) => set({ [name]: event.currentTarget.value })}
              data-testid={`profile-${name}`}
            />
          ))}
          <NativeSelect
            label={t('people.field.gender')}
            value={draft.gender ?? ''}
            onChange={({ currentTarget: { value } }) => set({ gender: value === 'L' || value === 'P' ? value : null })}
            data={[
              { value: '', label: '–' },
              { value: 'L', label: t('people.gender.male') },
              { value: 'P', label: t('people.gender.female') },
            ]}
          />
          {guardian.map(({ name, key, most }) => (
            <TextInput
              key={name}
              label={t(`people.field.${key}`)}
              value={draft[name]}
              maxLength={most}
              inputMode={name === 'guardianPhone' ? 'tel' : 'text'}
              onChange={(event) => set({ [name]: event.currentTarget.value })}
              data-testid={`profile-${name}`}
            />
          ))}
          <NativeSelect
            label={t('people.field.guardian_language')}
            value={draft.guardianLanguage}
            onChange={({ currentTarget: { value } }) => set({ guardianLanguage: value === 'en' ? 'en' : 'id' })}
            data={[
              { value: 'id', label: 'Indonesia' },
              { value: 'en', label: 'English' },
            ]}
          />
        </fieldset>
        <Switch
          size="lg"
          disabled={!mayWrite}
          checked={draft.messagesConsent}
          onChange={(event) => set({ messagesConsent: event.currentTarget.checked })}
          label={t('people.field.messages')}
          description={
            profile.messagesConsentAt
              ? t('people.since', { at: instant(profile.messagesConsentAt) })
              : t('people.field.messages.hint')
          }
          styles={{ body: { alignItems: 'center', minHeight: 48 }, label: { fontSize: 16, fontWeight: 700 } }}
        />
        {mayWrite && (
          <div className={styles.row}>
            <Button type="submit" loading={busy} disabled={!changed || !draft.name.trim()} data-testid="profile-save">
              {t('people.save')}
            </Button>
            {changed && (
              <Button variant="default" onClick={() => setEdited({})}>
                {t('people.undo')}
              </Button>
            )}
          </div>
        )}
      </form>
    </Panel>
  );
}
