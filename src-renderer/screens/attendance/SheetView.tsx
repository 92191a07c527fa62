/** The sheet with its filters, and what can be done with the people chosen in it. */
import { Select, TextInput, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { type AttendanceResults, dayStatuses, type SheetRow } from '../../../src-shared/contract/attendance.ts';
import { ToneIcon } from '../../components/Chip.tsx';
import { EmptyNotice } from '../../components/StateNotice.tsx';
import { statusTones } from '../../components/StatusChip.tsx';
import { useQuery } from '../../hooks/use-query.ts';
import type { SchoolClock } from '../../hooks/use-school-clock.ts';
import { useMay, useWords } from '../../services.tsx';
import { BulkBar } from './BulkBar.tsx';
import { SheetTable } from './SheetTable.tsx';
import styles from './SheetView.module.css';
import { filterRows, readStatuses, toggled, useRouteQuery } from './sheet-rows.ts';

interface Props {
  sheet: AttendanceResults['attendance.sheet'];
  clock: SchoolClock;
}

export function SheetView({ sheet, clock }: Props) {
  const { t } = useWords();
  const [query, setQuery] = useRouteQuery();
  const mayWrite = useMay('operator');
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const rows = filterRows(sheet.rows, readStatuses(query.status), text);
  const chosenRows = rows.filter(({ personId }) => chosen.has(personId));
  return (
    <>
      <SheetFilters sheet={sheet} text={text} onText={setText} />
      <SheetTable
        rows={rows}
        clock={clock}
        chosen={mayWrite ? new Set(chosenRows.map(({ personId }: SheetRow) => personId)) : null}
        onChoose={setChosen}
        onOpen={({ personId }) => setQuery({}, personId)}
        empty={
          sheet.rows.length === 0 ? (
            <EmptyNotice title={t('sheet.nobody')} body={t('sheet.nobody_body')} />
          ) : (
            <EmptyNotice title={t('sheet.none_match')} body={t('sheet.none_match_body')} />
          )
        }
      />
      {chosenRows.length > 0 && (
        <BulkBar rows={chosenRows} date={sheet.date} clock={clock} onDone={() => setChosen(new Set())} />
      )}
    </>
  );
}

interface SheetFiltersProps {
  sheet: AttendanceResults['attendance.sheet'];
  text: string;
  onText(text: string): void;
}

/** Which part of the sheet: a class, some statuses (with how many there are of each), a name. */
function SheetFilters({ sheet, text, onText }: SheetFiltersProps) {
  const { t } = useWords();
  const [query, setQuery] = useRouteQuery();
  const groups = useQuery('groups.list', {}, { on: ['people.changed'] }).data?.groups ?? [];
  const names = groups.map(({ name }) => name);
  const statuses = readStatuses(query.status);
  return (
    <div className={styles.filters}>
      <Select
        className={styles.group}
        aria-label={t('sheet.class')}
        data={[{ value: '', label: t('sheet.all_classes') }, ...names.filter(Boolean)]}
        value={query.group}
        allowDeselect={false}
        searchable={names.length > 12}
        data-testid="sheet-group"
        onChange={(group) => setQuery({ group: group ?? '' })}
      />
      <TextInput
        className={styles.search}
        aria-label={t('sheet.search')}
        placeholder={t('sheet.search')}
        leftSection={<IconSearch size={18} aria-hidden="true" />}
        value={text}
        data-testid="sheet-search"
        onChange={(event) => onText(event.currentTarget.value)}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is drawn with a legend */}
      <div className={styles.statuses} role="group" aria-label={t('sheet.status')}>
        {dayStatuses.map((status) => (
          <UnstyledButton
            key={status}
            className={styles.status}
            data-tone={statusTones[status]}
            data-testid={`filter-${status}`}
            aria-pressed={statuses.includes(status)}
            onClick={() => setQuery({ status: toggled(statuses, status).join(',') })}
          >
            <ToneIcon tone={statusTones[status]} className={styles.icon} />
            {t(`day.${status}`)} <strong>{sheet.counts[status]}</strong>
          </UnstyledButton>
        ))}
      </div>
    </div>
  );
}
