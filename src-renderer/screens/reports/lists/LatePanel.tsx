/** Who came late, how often and by how much: the most often late first. */
import { useMemo } from 'react';
import type { ReportResults } from '../../../../src-shared/contract/reports.ts';
import { type Column, DataTable } from '../../../components/DataTable.tsx';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../../components/StateNotice.tsx';
import { useQuery } from '../../../hooks/use-query.ts';
import { go } from '../../../route.ts';
import { useWords } from '../../../services.tsx';
import type { Period } from '../period.ts';
import styles from '../recap/Recap.module.css';
import { PersonCell } from './PersonCell.tsx';

type Row = ReportResults['reports.late']['rows'][number];

export function LatePanel({ period, group }: { period: Period; group: string | null }) {
  const { t } = useWords();
  const { data, error, reload } = useQuery(
    'reports.late',
    { ...period, ...(group !== null && { group }) },
    { on: ['calendar.changed'], every: 60_000 },
  );
  const columns = useMemo<Column<Row>[]>(() => {
    const number = (key: 'times' | 'minutes' | 'worst', heading: string): Column<Row> => ({
      key,
      heading,
      width: key === 'worst' ? '172px' : '132px',
      align: 'end',
      value: (row) => row[key],
      cell: (row) => row[key],
    });
    return [
      {
        key: 'name',
        heading: t('report.column.name'),
        width: 'minmax(240px, 1fr)',
        value: ({ name }) => name,
        cell: (row) => <PersonCell person={row} />,
      },
      {
        key: 'group',
        heading: t('report.column.group'),
        width: 'minmax(84px, 160px)',
        value: (row) => row.group,
        cell: (row) => row.group,
      },
      number('times', t('report.column.times')),
      number('minutes', t('report.column.minutes')),
      number('worst', t('reports.worst')),
    ];
  }, [t]);
  if (!data) return error ? <ErrorNotice error={error} onRetry={reload} /> : <LoadingNotice />;
  return (
    <div className={styles.table}>
      <DataTable
        label={t('reports.part.late')}
        columns={columns}
        rows={data.rows}
        rowKey={({ personId }) => personId}
        rowHeight={60}
        onOpen={({ personId }) => go('people', [personId])}
        testId="late"
        empty={<EmptyNotice title={t('reports.nobody_late')} body={t('reports.nobody_late_body')} />}
      />
    </div>
  );
}
