/** Everybody of the school in one table, searched as one types; chosen rows are dealt with together. */
import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { Page } from '../../../components/Page.tsx';
import { ErrorNotice, LoadingNotice } from '../../../components/StateNotice.tsx';
import { formatCount } from '../../../format/school-time.ts';
import { useQuery } from '../../../hooks/use-query.ts';
import { useToday } from '../../../hooks/use-school-clock.ts';
import { useMay, useWords } from '../../../services.tsx';
import { AddPerson } from './AddPerson.tsx';
import { BulkBar } from './BulkBar.tsx';
import { MoreMenu } from './MoreMenu.tsx';
import { PeopleFilters } from './PeopleFilters.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import { filterPeople, groupsOf, hasLeft, isEnrolled, type PeopleFilter, searchable } from './people-filter.ts';
import styles from './table.module.css';

interface Props {
  filter: PeopleFilter;
  onFilter(filter: PeopleFilter): void;
}

const none: never[] = [];

export function PeopleTablePage({ filter, onFilter }: Props) {
  const { t, language } = useWords();
  const today = useToday();
  const mayWrite = useMay('operator');
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [adding, setAdding] = useState(false);
  const { data, error, reload } = useQuery('people.table', {}, { on: ['people.changed'] });
  const people = data?.people ?? none;
  const index = useMemo(() => searchable(people), [people]);
  const groups = useMemo(() => groupsOf(people), [people]);
  // The station sends them in the order of their names.
  const places = useMemo(
    () => ({
      names: new Map(people.map(({ id }, i) => [id, i])),
      groups: new Map(groups.map((group, i) => [group, i])),
    }),
    [people, groups],
  );
  // A letter appears at once; the list follows as soon as the computer can.
  const asked = useDeferredValue(filter);
  const shown = useMemo(() => filterPeople(index, asked, today), [index, asked, today]);
  // Who is hidden by a filter, or gone, is not dealt with: what one sees chosen is what one changes.
  const picked = useMemo(() => shown.filter(({ id }) => chosen.has(id)), [shown, chosen]);
  const here = useMemo(() => people.filter((person) => !hasLeft(person, today)), [people, today]);
  const enrolled = here.filter(isEnrolled).length;
  const count = (value: number) => formatCount(value, language);

  return (
    <Page
      title={t('nav.people')}
      above={data && t('people.summary', { people: count(here.length), faces: count(enrolled) })}
      actions={
        <>
          <MoreMenu />
          {mayWrite && (
            <Button
              leftSection={<IconUserPlus aria-hidden="true" />}
              onClick={() => setAdding(true)}
              data-testid="people-add"
            >
              {t('people.add')}
            </Button>
          )}
        </>
      }
    >
      <PeopleFilters filter={filter} onFilter={onFilter} groups={groups} />
      {picked.length > 0 ? (
        <BulkBar people={picked} groups={groups} onDone={() => setChosen(new Set())} />
      ) : (
        <p className={styles.count} role="status" data-testid="people-count">
          {data && t('people.count', { shown: count(shown.length), all: count(people.length) })}
        </p>
      )}
      {!data && error !== null && <ErrorNotice error={error} onRetry={() => void reload()} />}
      {!data && error === null && <LoadingNotice />}
      {data && (
        <PeopleTable
          people={shown}
          places={places}
          nobodyYet={people.length === 0}
          chosen={chosen}
          {...(mayWrite ? { onChoose: setChosen } : {})}
        />
      )}
      <AddPerson opened={adding} groups={groups} onClose={() => setAdding(false)} />
    </Page>
  );
}
