/** A year: twelve small months. A month opens by a click; its days off are told with it. */
import { useMemo } from 'react';
import { monthInWords } from '../../../format/calendar-words.ts';
import { monthsOf, weeksOf } from '../../../format/month-grid.ts';
import { useWords } from '../../../services.tsx';
import type { CalendarBook } from '../calendar-book.ts';
import { holdsOn } from '../rules/rule-state.ts';
import { markOf } from './day-mark.ts';
import styles from './YearView.module.css';

interface Props {
  book: CalendarBook;
  group: string;
  year: string;
  onOpen(month: string): void;
}

export function YearView({ book, group, year, onOpen }: Props) {
  const { t, language } = useWords();
  const months = useMemo(
    () =>
      monthsOf(year).map((month) => {
        const weeks = weeksOf(month).map((week) =>
          week.map((day) => ({ day, mark: day.startsWith(month) ? markOf(holdsOn(day, group, book)) : null })),
        );
        const count = (wanted: string) => weeks.flat().filter(({ mark }) => mark === wanted).length;
        return { month, weeks, school: count('school') + count('special'), holidays: count('holiday') };
      }),
    [year, group, book],
  );
  return (
    <div className={styles.year} data-testid="year">
      {months.map(({ month, weeks, school, holidays }) => {
        const counts = t('calendar.month_counts', { school, holidays });
        return (
          <button
            key={month}
            type="button"
            className={styles.month}
            aria-label={`${monthInWords(month, language)}: ${counts}`}
            onClick={() => onOpen(month)}
          >
            <strong>{monthInWords(month, language, false)}</strong>
            <span className={styles.grid} aria-hidden="true">
              {weeks.flat().map(({ day, mark }) => (
                <span key={day} data-mark={mark} data-today={day === book.today && mark ? true : undefined}>
                  {mark && Number(day.slice(8))}
                </span>
              ))}
            </span>
            <span className={styles.counts}>{counts}</span>
          </button>
        );
      })}
    </div>
  );
}
