/** A day status as a small shape in its colour: a dot, a triangle, a diamond, a cross, a square, a ring. */
import { type DayStatus, dayStatuses } from '../../../src-shared/contract/attendance.ts';
import { useWords } from '../../services.tsx';
import recapStyles from './recap/Recap.module.css';
import styles from './StatusShape.module.css';

/** Within 10 x 10 from (x, 0). */
const paths: Record<DayStatus, string> = {
  present: 'M5 1.2a3.8 3.8 0 1 0 0 7.6a3.8 3.8 0 1 0 0-7.6Z',
  late: 'M5 .6 9.6 9.2H.4Z',
  excused: 'M5 0 10 5 5 10 0 5Z',
  sick: 'M3.5.5h3v3h3v3h-3v3h-3v-3h-3v-3h3Z',
  absent: 'M1 1h8v8H1Z',
  not_seen: 'M5 1.6a3.4 3.4 0 1 0 0 6.8a3.4 3.4 0 1 0 0-6.8Z',
};

/** To be drawn within an `svg`. */
export function ShapePath({ status, x = 0 }: { status: DayStatus; x?: number }) {
  return <path className={styles.shape} data-status={status} d={paths[status]} transform={`translate(${x} 0)`} />;
}

export function StatusShape({ status, size = 14 }: { status: DayStatus; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 10 10" overflow="visible" aria-hidden="true" style={{ flex: 'none' }}>
      <ShapePath status={status} />
    </svg>
  );
}

/** What the shapes of the days mean; with their letters where the table is headed by those. */
export function StatusLegend({ letters = false }: { letters?: boolean }) {
  const { t } = useWords();
  return (
    <ul className={recapStyles.legend} aria-label={t('calendar.legend')}>
      {dayStatuses.map((status) => (
        <li key={status}>
          <StatusShape status={status} />
          {t(`day.${status}`)}
          {letters && status !== 'not_seen' && ` (${t(`report.letter.${status}`)})`}
        </li>
      ))}
    </ul>
  );
}
