/** Everybody's days: counts, the part attended, minutes late, and the days themselves. Only the rows in sight are drawn. */
import { useMediaQuery } from '@mantine/hooks';
import { memo, useMemo } from 'react';
import { dayStatuses } from '../../../../src-shared/contract/attendance.ts';
import type { RecapRow } from '../../../../src-shared/contract/reports.ts';
import { type Column, DataTable } from '../../../components/DataTable.tsx';
import { EmptyNotice } from '../../../components/StateNotice.tsx';
import { hrefTo } from '../../../route.ts';
import { useWords } from '../../../services.tsx';
import { percentInWords } from '../report-words.ts';
import { ShapePath, StatusLegend } from '../StatusShape.tsx';
import styles from './Recap.module.css';
import recapTableStyles from './RecapTable.module.css';
import { placesOf } from './strip-places.ts';

interface Props {
  rows: readonly RecapRow[];
  dates: readonly string[];
  withGroup: boolean;
  onOpen(row: RecapRow): void;
}

const counted = ['present', 'late', 'excused', 'sick', 'absent'] as const;
/** Percent attended below which somebody should look. */
const low = 85;

export function RecapTable({ rows, dates, withGroup, onOpen }: Props) {
  const { t, language } = useWords();
  const narrow = useMediaQuery('(max-width: 1399px)', false, { getInitialValueInEffect: false });
  const columns = useMemo<Column<RecapRow>[]>(
    () => [
      {
        key: 'name',
        heading: t('report.column.name'),
        width: 'minmax(170px, 1.2fr)',
        value: ({ name }) => name,
        cell: ({ name, group, userId }) => (
          <span className={styles.person}>
            <strong title={name}>{name}</strong>
            <span>{[withGroup && group, userId].filter(Boolean).join(' · ')}</span>
          </span>
        ),
      },
      {
        key: 'days',
        heading: t('reports.day_by_day'),
        width: 'minmax(200px, 2fr)',
        cell: (row) => <DayStrip row={row} dates={dates} />,
      },
      ...counted.map((status) => ({
        key: status,
        heading: narrow ? t(`report.letter.${status}`) : t(`day.${status}`),
        width: narrow ? '54px' : '108px',
        align: 'end' as const,
        value: ({ counts }: RecapRow) => counts[status],
        cell: ({ counts }: RecapRow) => (
          <span className={counts[status] === 0 ? styles.zero : ''}>{counts[status]}</span>
        ),
      })),
      {
        key: 'percentage',
        heading: t('report.column.percentage'),
        width: '112px',
        align: 'end',
        value: ({ percentage }) => percentage ?? -1,
        cell: ({ percentage }) => (
          <span className={percentage !== null && percentage < low ? styles.low : ''}>
            {percentInWords(percentage, language)}
          </span>
        ),
      },
      {
        key: 'lateMinutes',
        heading: t('reports.late_minutes'),
        width: narrow ? '140px' : '160px',
        align: 'end',
        value: ({ lateMinutes }) => lateMinutes,
        cell: ({ lateMinutes }) => <span className={lateMinutes === 0 ? styles.zero : ''}>{lateMinutes}</span>,
      },
    ],
    [t, language, narrow, dates, withGroup],
  );
  return (
    <>
      <StatusLegend letters={narrow} />
      <div className={styles.table}>
        <DataTable
          label={t('reports.part.recap')}
          columns={columns}
          rows={rows}
          rowKey={({ personId }) => personId}
          rowHeight={58}
          onOpen={onOpen}
          testId="recap"
          empty={
            <EmptyNotice title={t('reports.nobody')} body={t('reports.nobody_body')}>
              <a href={hrefTo('people')}>{t('nav.people')}</a>
            </EmptyNotice>
          }
        />
      </div>
    </>
  );
}

interface DayStripProps {
  row: RecapRow;
  /** Days on which anybody had school. */
  dates: readonly string[];
}

/** More are no longer told apart. */
const most = 31;

/** Somebody's days in a row, one shape each, a gap between weeks. Periods too long for that become a bar of their shares. */
const DayStrip = memo(function DayStrip({ row, dates }: DayStripProps) {
  if (dates.length > most) return <Shares row={row} />;
  const { places, width } = placesOf(dates);
  return (
    <svg
      className={recapTableStyles.strip}
      viewBox={`0 0 ${width} 10`}
      style={{ maxWidth: width * 1.5 }}
      aria-hidden="true"
    >
      {dates.map((date, i) => {
        const status = row.days[date];
        return status ? <ShapePath key={date} status={status} x={places[i] ?? 0} /> : null;
      })}
    </svg>
  );
});

function Shares({ row }: { row: RecapRow }) {
  return (
    <span className={recapTableStyles.shares} aria-hidden="true">
      {dayStatuses.map((status) => (
        <span key={status} data-status={status} style={{ flexGrow: row.counts[status] }} />
      ))}
    </span>
  );
}
