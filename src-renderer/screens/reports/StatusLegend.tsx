/** What the shapes of the days mean; with their letters where the table is headed by those. */
import { dayStatuses } from '../../../src-shared/contract/attendance.ts';
import { useWords } from '../../services.tsx';
import styles from './recap/Recap.module.css';
import { StatusShape } from './StatusShape.tsx';

export function StatusLegend({ letters = false }: { letters?: boolean }) {
  const { t } = useWords();
  return (
    <ul className={styles.legend} aria-label={t('calendar.legend')}>
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
