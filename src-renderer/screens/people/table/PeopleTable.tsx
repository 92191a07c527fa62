/** The table itself: who, which class, and what is still missing of each. A row opens the person's file. */
import { Button } from '@mantine/core';
import { memo, useMemo } from 'react';
import type { PersonRow } from '../../../../src-shared/contract/office.ts';
import { Chip } from '../../../components/Chip.tsx';
import { type Column, DataTable } from '../../../components/DataTable.tsx';
import { PersonLine } from '../../../components/PersonPicker.tsx';
import { EmptyNotice } from '../../../components/StateNotice.tsx';
import { useToday } from '../../../hooks/use-school-clock.ts';
import { go, hrefTo } from '../../../route.ts';
import { type Translate, useWords } from '../../../services.tsx';
import { hasLeft, isEnrolled } from './people-filter.ts';
import styles from './table.module.css';

export interface Places {
  names: ReadonlyMap<number, number>;
  groups: ReadonlyMap<string, number>;
}

const open = ({ id }: PersonRow) => go('people', [id]);

interface Props {
  people: readonly PersonRow[];
  /** Places of people and classes in their order, so that sorting 5,000 compares numbers and not words. */
  places: Places;
  nobodyYet: boolean;
  chosen: ReadonlySet<number>;
  onChoose?(chosen: Set<number>): void;
}

// Memoised: a letter typed into the search must not draw it before the list itself has changed.
export const PeopleTable = memo(function PeopleTable({ people, places, nobodyYet, chosen, onChoose }: Props) {
  const { t } = useWords();
  const today = useToday();
  const columns = useMemo(() => columnsFor(t, today, places), [t, today, places]);
  return (
    <div className={styles.frame}>
      <DataTable
        label={t('nav.people')}
        columns={columns}
        rows={people}
        rowKey={(row) => row.id}
        rowHeight={64}
        {...(onChoose ? { chosen, onChoose } : {})}
        onOpen={open}
        rowLabel={(row) => t('people.choose', { name: row.name })}
        empty={nobodyYet ? <NobodyYet /> : <EmptyNotice title={t('people.none.title')} body={t('people.none.body')} />}
        testId="people-table"
      />
    </div>
  );
});

function columnsFor(t: Translate, today: string, places: Places): Column<PersonRow>[] {
  return [
    {
      key: 'name',
      heading: t('people.column.name'),
      width: 'minmax(220px, 3fr)',
      value: (row) => places.names.get(row.id) ?? 0,
      cell: (row) => (
        <PersonLine
          personId={row.id}
          name={row.name}
          hasPortrait={row.hasPortrait}
          detail={row.nis ? t('people.nis', { nis: row.nis }) : t('people.number', { number: row.userId })}
        />
      ),
    },
    {
      key: 'group',
      heading: t('people.column.group'),
      width: 'minmax(84px, 1fr)',
      value: (row) => places.groups.get(row.group) ?? -1,
      cell: (row) => (hasLeft(row, today) ? <Chip tone="quiet">{t('people.left')}</Chip> : row.group || '–'),
    },
    {
      key: 'face',
      heading: t('people.column.face'),
      width: 'minmax(132px, 1.3fr)',
      // Faces by their number, then whoever has palms alone, then nobody's.
      value: (row) => row.templates * 100 + Math.min(row.palms, 99),
      cell: (row) =>
        isEnrolled(row) ? (
          <span className={styles.chips}>
            {row.templates > 0 && <Chip tone="good">{t('people.photos', { count: row.templates })}</Chip>}
            {row.palms > 0 && <Chip tone="good">{t('method.palm')}</Chip>}
          </span>
        ) : (
          <Chip tone="quiet">{t('people.photos.none')}</Chip>
        ),
    },
    {
      key: 'consent',
      heading: t('people.column.consent'),
      width: 'minmax(128px, 1fr)',
      value: (row) => Number(row.consent),
      cell: (row) =>
        row.consent ? (
          <Chip tone="good">{t('people.consent.yes')}</Chip>
        ) : (
          <Chip tone="quiet">{t('people.consent.no')}</Chip>
        ),
    },
    {
      key: 'credential',
      heading: t('people.column.credential'),
      width: 'minmax(104px, 1fr)',
      value: (row) => Number(row.hasCard) * 2 + Number(row.hasPin),
      cell: (row) =>
        [row.hasCard && t('people.card'), row.hasPin && t('people.pin')].filter(Boolean).join(' · ') || '–',
    },
  ];
}

function NobodyYet() {
  const { t } = useWords();
  return (
    <EmptyNotice title={t('people.empty.title')} body={t('people.empty.body')}>
      <Button component="a" href={hrefTo('people', ['import'])}>
        {t('people.import')}
      </Button>
    </EmptyNotice>
  );
}
