/** The fields of a person, saved together; only what was changed is sent. */
import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import {
  consentFields,
  consentTimeOf,
  type FieldOf,
  fieldNamed,
  type Profile,
  profileTable,
} from '../../../../src-shared/contract/profile.ts';
import type { PersonSummary } from '../../../../src-shared/domain.ts';
import { Panel } from '../../../components/Panel.tsx';
import { useAction } from '../../../hooks/use-action.ts';
import { useServices, useWords } from '../../../services.tsx';
import styles from '../people.module.css';
import { useInstant } from '../use-instant.ts';
import { FieldControl } from './FieldControl.tsx';
import { changesOf, type Draft, draftOf } from './profile-draft.ts';

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
