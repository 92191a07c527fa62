/** Who agreed to the face being used, or took it back. Entries are only added: the history is the proof. */
import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ConsentEntry } from '../../../../src-shared/contract/office.ts';
import type { PersonSummary } from '../../../../src-shared/domain.ts';
import { Chip } from '../../../components/Chip.tsx';
import { Panel } from '../../../components/Page.tsx';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../../components/StateNotice.tsx';
import { useAction } from '../../../hooks/use-action.ts';
import { useQuery } from '../../../hooks/use-query.ts';
import { useInstant } from '../../../hooks/use-school-clock.ts';
import { useMay, useServices, useWords } from '../../../services.tsx';
import styles from '../people.module.css';

const relations = ['guardian', 'self', 'other'] as const;

export function ConsentTab({ person }: { person: PersonSummary }) {
  const { t } = useWords();
  const instant = useInstant();
  const operator = useMay('operator');
  const { data, error, reload } = useQuery('consent.ofPerson', { personId: person.id }, { on: ['people.changed'] });
  if (!data) return error === null ? <LoadingNotice /> : <ErrorNotice error={error} onRetry={() => void reload()} />;
  return (
    <div className={styles.columns}>
      {operator && <RecordConsent person={person} onDone={reload} />}
      <Panel title={t('people.consent.history')} aside={<Given given={data.current} />} testId="person-consent">
        {data.entries.length === 0 && (
          <EmptyNotice title={t('people.consent.none.title')} body={t('people.consent.none.body')} />
        )}
        <ul className={styles.list}>
          {data.entries.map((entry) => (
            <li key={entry.id} className={styles.item}>
              <span className={styles.text}>
                <strong>{t(`people.relation.${entry.relation}`, { name: entry.by })}</strong>
                <small>
                  {[instant(entry.at), entry.note, t('people.by', { name: entry.author })].filter(Boolean).join(' · ')}
                </small>
              </span>
              <Given given={entry.given} />
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}

function Given({ given }: { given: boolean }) {
  const { t } = useWords();
  return <Chip tone={given ? 'good' : 'quiet'}>{t(given ? 'people.consent.given' : 'people.consent.not_given')}</Chip>;
}

interface FormProps {
  person: PersonSummary;
  onDone(): Promise<void>;
}

function RecordConsent({ person, onDone }: FormProps) {
  const { t } = useWords();
  const { client } = useServices();
  const { busy, run } = useAction();
  const [given, setGiven] = useState(true);
  const [by, setBy] = useState('');
  const [relation, setRelation] = useState<ConsentEntry['relation']>('guardian');
  const [note, setNote] = useState('');

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!by.trim()) return;
    void run(
      async () => {
        await client.call('consent.record', { personId: person.id, given, by, relation, note });
        setBy('');
        setNote('');
        await onDone();
      },
      { done: 'people.consent.recorded' },
    );
  }

  return (
    <Panel title={t('people.consent.record')}>
      <form className={styles.form} onSubmit={submit}>
        <p className={styles.muted}>{t('people.consent.body')}</p>
        <SegmentedControl
          fullWidth
          aria-label={t('people.consent.record')}
          value={given ? 'yes' : 'no'}
          onChange={(value) => setGiven(value === 'yes')}
          data={[
            { value: 'yes', label: t('people.consent.give') },
            { value: 'no', label: t('people.consent.withdraw') },
          ]}
        />
        <TextInput
          label={t('people.consent.by')}
          value={by}
          maxLength={120}
          onChange={(event) => setBy(event.currentTarget.value)}
          data-testid="consent-by"
        />
        <NativeSelect
          label={t('people.consent.relation')}
          value={relation}
          onChange={({ currentTarget: { value } }) =>
            setRelation(relations.find((known) => known === value) ?? 'guardian')
          }
          data={relations.map((value) => ({ value, label: t(`people.relation.${value}.short`) }))}
        />
        <TextInput
          label={t('people.consent.note')}
          value={note}
          maxLength={300}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {!given && person.templateCount > 0 && <p className={styles.note}>{t('people.consent.withdraw.body')}</p>}
        <Button type="submit" loading={busy} disabled={!by.trim()} data-testid="consent-save">
          {t('people.consent.save')}
        </Button>
      </form>
    </Panel>
  );
}
