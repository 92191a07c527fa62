/** A month of one person: a table of its weeks, each day a number over its shape. */
import type { RecapRow } from '../../../../src-shared/contract/reports.ts';
import { WeekdayHead } from '../../../components/WeekdayHead.tsx';
import { monthInWords } from '../../../format/calendar-words.ts';
import { weeksOf } from '../../../format/month-grid.ts';
import { useWords } from '../../../services.tsx';
import { StatusShape } from '../StatusShape.tsx';
import styles from './PersonDialog.module.css';

export function MonthShapes({ month, row }: { month: string; row: RecapRow }) {
  const { t, language } = useWords();
  return (
    <table className={styles.month}>
      <caption>{monthInWords(month, language)}</caption>
      <WeekdayHead />
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week[0]}>
            {week.map((date) => {
              if (!date.startsWith(month.slice(0, 7))) return <td key={date} />;
              const status = row.days[date];
              const word = status ? t(`day.${status}`) : t('day.no_school');
              return (
                <td key={date} title={word} data-off={status ? undefined : true}>
                  <span>{Number(date.slice(8))}</span>
                  {status && <StatusShape status={status} />}
                  <span className={styles.aloud}>{word}</span>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
