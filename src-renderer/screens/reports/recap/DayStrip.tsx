/** Somebody's days in a row, one shape each, a gap between weeks. Periods too long for that become a bar of their shares. */
import { memo } from 'react';
import { dayStatuses } from '../../../../src-shared/contract/attendance.ts';
import type { RecapRow } from '../../../../src-shared/contract/reports.ts';
import { ShapePath } from '../StatusShape.tsx';
import styles from './DayStrip.module.css';
import { placesOf } from './strip-places.ts';

interface Props {
  row: RecapRow;
  /** Days on which anybody had school. */
  dates: readonly string[];
}

/** More are no longer told apart. */
const most = 31;

export const DayStrip = memo(function DayStrip({ row, dates }: Props) {
  if (dates.length > most) return <Shares row={row} />;
  const { places, width } = placesOf(dates);
  return (
    <svg className={styles.strip} viewBox={`0 0 ${width} 10`} style={{ maxWidth: width * 1.5 }} aria-hidden="true">
      {dates.map((date, i) => {
        const status = row.days[date];
        return status ? <ShapePath key={date} status={status} x={places[i] ?? 0} /> : null;
      })}
    </svg>
  );
});

function Shares({ row }: { row: RecapRow }) {
  return (
    <span className={styles.shares} aria-hidden="true">
      {dayStatuses.map((status) => (
        <span key={status} data-status={status} style={{ flexGrow: row.counts[status] }} />
      ))}
    </span>
  );
}
