/** The classes beside each other, the least attended first: a list that is a chart, so that it can be read and heard alike. */
import { dayStatuses } from '../../../../src-shared/contract/attendance.ts';
import { useWords } from '../../../services.tsx';
import type { ClassSum } from '../recap-sums.ts';
import { percentInWords } from '../report-words.ts';
import styles from './Charts.module.css';

export function ClassesChart({ classes }: { classes: readonly ClassSum[] }) {
  const { t, language } = useWords();
  const sorted = [...classes].sort((a, b) => (a.percentage ?? 101) - (b.percentage ?? 101));
  return (
    <ul className={styles.classes} data-testid="classes-chart">
      {sorted.map(({ group, counts, percentage }) => {
        const words = dayStatuses
          .filter((status) => counts[status] > 0)
          .map((status) => `${t(`day.${status}`)} ${counts[status]}`)
          .join(', ');
        return (
          <li key={group} className={styles.class} title={words}>
            <strong>{group || t('reports.no_class')}</strong>
            <span className={styles.bar} role="img" aria-label={words}>
              {dayStatuses.map((status) => (
                <span key={status} data-status={status} style={{ flexGrow: counts[status] }} />
              ))}
            </span>
            <span>{percentInWords(percentage, language)}</span>
          </li>
        );
      })}
    </ul>
  );
}
