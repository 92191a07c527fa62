/** The two views of the calendar: a month of days with what each is, and a year of months. */
import { type KeyboardEvent, useMemo, useRef } from 'react';
import { WeekdayHead } from '../../../components/WeekdayHead.tsx';
import { dateByKey, monthInWords, monthsOf, weekdayOf, weeksOf } from '../../../format/calendar.ts';
import { longDate } from '../../../format/dates.ts';
import { useWords } from '../../../services.tsx';
import { type CalendarBook, holdsOn } from '../rules/rule-state.ts';
import { MarkShape, markOf } from './DayMarks.tsx';
import styles from './MonthAndYear.module.css';

interface Props {
  book: CalendarBook;
  group: string;
  date: string;
  onChoose(date: string): void;
}

export function MonthView({ book, group, date, onChoose }: Props) {
  const { t, language } = useWords();
  const grid = useRef<HTMLTableElement>(null);
  const month = date.slice(0, 7);
  const weeks = useMemo(
    () => weeksOf(month).map((week) => week.map((day) => ({ day, ...holdsOn(day, group, book) }))),
    [month, group, book],
  );

  function onKey(event: KeyboardEvent): void {
    const next = dateByKey(event.key, date);
    if (!next) return;
    event.preventDefault();
    onChoose(next);
    requestAnimationFrame(() => grid.current?.querySelector<HTMLElement>(`[data-date="${next}"]`)?.focus());
  }

  return (
    <table className={styles.month} ref={grid} onKeyDown={onKey} data-testid="month">
      <WeekdayHead />
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]?.day}>
            {week.map((held) => {
              const mark = markOf(held);
              const words = held.special?.name ?? t(`calendar.mark.${mark}`);
              return (
                <td key={held.day}>
                  <button
                    type="button"
                    className={styles.day}
                    data-date={held.day}
                    data-mark={mark}
                    data-other={held.day.startsWith(month) ? undefined : true}
                    data-today={held.day === book.today ? true : undefined}
                    tabIndex={held.day === date ? 0 : -1}
                    aria-pressed={held.day === date}
                    aria-label={[longDate(held.day, language), words, held.day === book.today && t('calendar.today')]
                      .filter(Boolean)
                      .join(', ')}
                    onClick={() => onChoose(held.day)}
                  >
                    <span className={styles.top}>
                      <span className={styles.number}>{Number(held.day.slice(8))}</span>
                      <MarkShape mark={mark} />
                    </span>
                    {held.special && isNamed(held.day, held.special.from) && (
                      <span className={styles.name}>{held.special.name}</span>
                    )}
                  </button>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Holidays of weeks are named once a week, not on every day. */
function isNamed(day: string, from: string): boolean {
  return day === from || weekdayOf(day) === 1;
}

interface YearViewProps {
  book: CalendarBook;
  group: string;
  year: string;
  onOpen(month: string): void;
}

/** A year: twelve small months. A month opens by a click; its days off are told with it. */
export function YearView({ book, group, year, onOpen }: YearViewProps) {
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
            className={styles.yearViewMonth}
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
