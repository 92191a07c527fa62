/** The rows of the sheet: who, what their day is, when they came and left, and how that is known. */
import type { ReactNode } from 'react';
import { dayStatuses, type SheetRow } from '../../../src-shared/contract/attendance.ts';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { PersonLine } from '../../components/PersonPicker.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import type { SchoolClock } from '../../hooks/use-school-clock.ts';
import { useWords } from '../../services.tsx';
import styles from './SheetTable.module.css';

interface Props {
  rows: readonly SheetRow[];
  clock: SchoolClock;
  /** null: nobody can be chosen. */
  chosen: ReadonlySet<number> | null;
  onChoose(chosen: Set<number>): void;
  onOpen(row: SheetRow): void;
  empty: ReactNode;
}

export function SheetTable({ rows, clock, chosen, onChoose, onOpen, empty }: Props) {
  const { t } = useWords();
  const columns: Column<SheetRow>[] = [
    {
      key: 'name',
      heading: t('sheet.name'),
      width: 'minmax(200px, 2.4fr)',
      value: ({ name }) => name,
      cell: ({ personId, name, hasPortrait, userId }) => (
        <PersonLine personId={personId} name={name} hasPortrait={hasPortrait} detail={userId} />
      ),
    },
    {
      key: 'group',
      heading: t('sheet.class'),
      width: 'minmax(80px, 0.8fr)',
      value: ({ group }) => group,
      cell: ({ group, member }) => (member ? group : <em>{t('sheet.no_member')}</em>),
    },
    {
      key: 'status',
      heading: t('sheet.status'),
      width: 'minmax(136px, 1fr)',
      value: ({ status }) => (status ? dayStatuses.indexOf(status) : -1),
      cell: ({ status }) => <StatusChip status={status} className={styles.chip} />,
    },
    {
      key: 'arrived',
      heading: t('sheet.arrived'),
      width: 'minmax(76px, 0.7fr)',
      value: ({ arrivedAt }) => arrivedAt ?? '',
      cell: ({ arrivedAt }) => clock.time(arrivedAt) || <None />,
    },
    {
      key: 'late',
      heading: t('sheet.late'),
      width: 'minmax(94px, 0.8fr)',
      value: ({ lateMinutes }) => lateMinutes,
      cell: ({ lateMinutes }) => (lateMinutes > 0 ? t('sheet.minutes', { minutes: lateMinutes }) : <None />),
    },
    {
      key: 'left',
      heading: t('sheet.left'),
      width: 'minmax(76px, 0.7fr)',
      value: ({ leftAt }) => leftAt ?? '',
      cell: ({ leftAt }) => clock.time(leftAt) || <None />,
    },
    {
      key: 'method',
      heading: t('sheet.method'),
      width: 'minmax(84px, 1fr)',
      cell: ({ records }) =>
        [...new Set(records.map(({ method }) => method))].map((method) => t(`method.${method}`)).join(', '),
    },
  ];
  return (
    <DataTable
      label={t('nav.attendance')}
      testId="sheet"
      columns={columns}
      rows={rows}
      rowKey={({ personId }) => personId}
      rowHeight={60}
      {...(chosen ? { chosen, onChoose } : {})}
      rowLabel={({ name }) => t('sheet.choose', { name })}
      onOpen={onOpen}
      empty={empty}
    />
  );
}

function None() {
  return (
    <span className={styles.none} aria-hidden="true">
      –
    </span>
  );
}
