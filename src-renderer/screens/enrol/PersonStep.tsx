/** Whom: somebody the station has, found as they are typed, or somebody new. */
import { Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../components/StateNotice.tsx';
import { useQuery } from '../../hooks/use-query.ts';
import { useSchoolClock } from '../../hooks/use-school-clock.ts';
import { hrefTo } from '../../route.ts';
import { useWords } from '../../services.tsx';
import { classesOf, findPeople } from './find-people.ts';
import { NewPersonForm } from './NewPersonForm.tsx';
import { PersonChoices } from './PersonChoices.tsx';
import styles from './PersonStep.module.css';
import { Problem, StepHeading } from './StepPaper.tsx';
import type { Wizard } from './wizard-store.ts';

const longAgo = '0000-01-01';

export function PersonStep({ wizard }: { wizard: Wizard }) {
  const { t } = useWords();
  const { busy, error, group: lastGroup } = useStore(wizard.store);
  const table = useQuery('people.table', {}, { on: ['people.changed'] });
  const { today } = useSchoolClock();
  const [query, setQuery] = useState('');
  const [group, setGroup] = useState<string | null>(lastGroup);
  const [isNew, setNew] = useState(false);
  const [at, setAt] = useState(0);
  const listId = useId();
  const rows = table.data?.people ?? [];
  const found = useMemo(() => findPeople(rows, query, group, today ?? longAgo), [rows, query, group, today]);
  /** The last choice is always somebody new. */
  const last = found.people.length;
  const current = Math.min(at, last);

  if (isNew || (table.data && rows.length === 0))
    return (
      <NewPersonForm
        name={query}
        group={group ?? ''}
        groups={classesOf(rows)}
        onSubmit={(person) => wizard.chooseNew(person)}
        onBack={rows.length > 0 ? () => setNew(false) : null}
      />
    );

  function choose(index: number): void {
    const row = found.people[index];
    if (row) void wizard.choose(row);
    else setNew(true);
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown') setAt(Math.min(current + 1, last));
    else if (event.key === 'ArrowUp') setAt(Math.max(current - 1, 0));
    else if (event.key === 'Enter') choose(current);
    else return;
    event.preventDefault();
  }

  return (
    <>
      <StepHeading title={t('enrol.person.title')} focus={false}>
        {t('enrol.person.body')}
      </StepHeading>
      <Problem error={error} />
      <div className={styles.search}>
        <TextInput
          aria-label={t('enrol.person.search')}
          placeholder={t('enrol.person.search_hint')}
          leftSection={<IconSearch stroke={2} aria-hidden="true" />}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKey}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={`${listId}-${current}`}
          data-testid="enrol-search"
        />
        <Select
          aria-label={t('enrol.form.group')}
          placeholder={t('enrol.person.all_classes')}
          data={classesOf(rows)}
          value={group}
          onChange={(value) => {
            setGroup(value);
            setAt(0);
          }}
          clearable
          size="lg"
          comboboxProps={{ withinPortal: true }}
          styles={{
            input: { minHeight: 'max(50px, calc(60 * var(--u)))', fontSize: 'max(17px, calc(20 * var(--u)))' },
            option: { minHeight: 48, fontSize: 16 },
          }}
        />
      </div>
      {table.error && !table.data ? (
        <ErrorNotice error={table.error} onRetry={() => void table.reload()} />
      ) : !table.data ? (
        <LoadingNotice />
      ) : (
        <PersonChoices
          id={listId}
          label={query.trim() === '' ? t('enrol.person.waiting') : t('enrol.person.found')}
          found={found}
          query={query}
          current={current}
          busy={busy}
          onChoose={choose}
          onPoint={setAt}
          empty={
            query.trim() === '' ? (
              <EmptyNotice title={t('enrol.person.all_done')} body={t('enrol.person.all_done_body')} />
            ) : (
              <EmptyNotice title={t('enrol.person.nobody')} body={t('enrol.person.nobody_body')}>
                <a className={styles.link} href={hrefTo('people', ['import'])}>
                  {t('enrol.person.import')}
                </a>
              </EmptyNotice>
            )
          }
        />
      )}
    </>
  );
}
