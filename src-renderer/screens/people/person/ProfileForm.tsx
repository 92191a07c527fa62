/** The fields of a person, saved together; only what was changed is sent. */
import { Button, NativeSelect, Switch, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import {
  consentFields,
  consentTimeOf,
  type FieldOf,
  fieldNamed,
  type Profile,
  type ProfileValues,
  profileTable,
} from '../../../../src-shared/contract/profile.ts';
import type { PersonSummary } from '../../../../src-shared/domain.ts';
import type { PersonField } from '../../../../src-shared/person-fields.ts';
import { Panel } from '../../../components/Page.tsx';
import { useAction } from '../../../hooks/use-action.ts';
import { useInstant } from '../../../hooks/use-school-clock.ts';
import { useServices, useWords } from '../../../services.tsx';
import styles from '../people.module.css';

interface Props {
  person: PersonSummary;
  profile: Profile;
  mayWrite: boolean;
  onSaved(): Promise<void>;
}

/** The name is the person's own; the rest is their profile. Consents stand below the other fields. */
const fields = [fieldNamed('name'), ...profileTable] as FieldOf<keyof Draft>[];
const others = fields.filter(({ kind }) => kind !== 'consent');

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
          {others.map((field) => (
            <FieldControl
              key={field.name}
              field={field}
              value={draft[field.name]}
              onChange={(value) => set({ [field.name]: value })}
            />
          ))}
        </fieldset>
        {consentFields.map((field) => {
          const since = profile[consentTimeOf(field.name)];
          return (
            <FieldControl
              key={field.name}
              field={field}
              value={draft[field.name]}
              since={since && instant(since)}
              disabled={!mayWrite}
              onChange={(value) => set({ [field.name]: value === true })}
            />
          );
        })}
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

interface FieldControlProps {
  field: PersonField;
  value: string | boolean | null;
  /** Since when, of a consent that is given. */
  since?: string | null;
  disabled?: boolean;
  onChange(value: string | boolean | null): void;
}

const keyboards = { text: 'text', number: 'text', user_number: 'numeric', phone: 'tel' } as const;

/** A field of a person in a form, by its kind. */
function FieldControl({ field, value, since = null, disabled = false, onChange }: FieldControlProps) {
  const { t } = useWords();
  const testId = `profile-${field.name}`;
  if (field.kind === 'consent')
    return (
      <Switch
        size="lg"
        disabled={disabled}
        checked={value === true}
        onChange={(event) => onChange(event.currentTarget.checked)}
        label={t(field.label)}
        description={since ? t('people.since', { at: since }) : t(field.hint)}
        styles={{ body: { alignItems: 'center', minHeight: 48 }, label: { fontSize: 16, fontWeight: 700 } }}
        data-testid={testId}
      />
    );
  if (field.kind === 'choice')
    return (
      <NativeSelect
        label={t(field.label)}
        value={String(value ?? '')}
        disabled={disabled}
        onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? null : currentTarget.value)}
        data={[
          ...(field.fallback === null ? [{ value: '', label: '–' }] : []),
          ...Object.entries(field.choices).map(([choice, { label }]) => ({ value: choice, label: t(label) })),
        ]}
        data-testid={testId}
      />
    );
  return (
    <TextInput
      label={t(field.label)}
      value={String(value ?? '')}
      maxLength={field.most}
      disabled={disabled}
      inputMode={keyboards[field.kind]}
      onChange={(event) => onChange(event.currentTarget.value)}
      data-testid={testId}
    />
  );
}

export type Draft = ProfileValues & { name: string };

export function draftOf(name: string, profile: Profile): Draft {
  const values = profileTable.map((field) => [field.name, profile[field.name]]);
  return { name, ...(Object.fromEntries(values) as ProfileValues) };
}

/** Only what differs: two people at two screens do not undo each other's changes. */
export function changesOf(draft: Draft, before: Draft): Partial<Draft> {
  const changed = Object.entries(draft).filter(([key, value]) => value !== before[key as keyof Draft]);
  return Object.fromEntries(changed) as Partial<Draft>;
}
