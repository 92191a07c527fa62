/** How a class divides, as one bar. The numbers beside it say the same, so it is not read aloud. */
import { type DayStatus, dayStatuses, type StatusCounts } from '../../../src-shared/contract/attendance.ts';
import { statusTones } from '../../components/StatusChip.tsx';
import styles from './StatusBar.module.css';

export function StatusBar({ counts }: { counts: StatusCounts }) {
  const parts = dayStatuses.filter((status: DayStatus) => counts[status] > 0);
  return (
    <span className={styles.bar} aria-hidden="true">
      {parts.map((status) => (
        <span key={status} data-tone={statusTones[status]} style={{ flexGrow: counts[status] }} />
      ))}
    </span>
  );
}
