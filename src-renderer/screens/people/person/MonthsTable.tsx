/** The year as figures by month: what the coloured map shows, for whoever rather reads it. */
import { useWords } from '../../../services.tsx';
import { monthName } from '../day-words.ts';
import styles from '../people.module.css';
import { attendanceShare, type HeatMonth } from './heat-map.ts';

const statuses = ['present', 'late', 'excused', 'sick', 'absent'] as const;

export function MonthsTable({ months }: { months: readonly HeatMonth[] }) {
  const { t, language } = useWords();
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('people.month')}</th>
            {statuses.map((status) => (
              <th key={status} scope="col" data-align="end">
                {t(`day.${status}`)}
              </th>
            ))}
            <th scope="col" data-align="end">
              {t('people.share')}
            </th>
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, counts }) => {
            const share = attendanceShare(counts);
            return (
              <tr key={month}>
                <th scope="row">{monthName(month, language)}</th>
                {statuses.map((status) => (
                  <td key={status} data-align="end">
                    {share === null ? '–' : counts[status]}
                  </td>
                ))}
                <td data-align="end">{share === null ? '–' : `${share} %`}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
