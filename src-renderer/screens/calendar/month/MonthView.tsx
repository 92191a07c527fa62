/** A month: one button a day, found by the arrow keys. Days off carry their name. */
import { type KeyboardEvent, useMemo, useRef } from 'react';
import { WeekdayHead } from '../../../components/WeekdayHead.tsx';
import { weekdayOf } from '../../../format/calendar-words.ts';
import { longDate } from '../../../format/dates.ts';
import { dateByKey, weeksOf } from '../../../format/month-grid.ts';
import { useWords } from '../../../services.tsx';
import type { CalendarBook } from '../calendar-book.ts';
import { holdsOn } from '../rules/rule-state.ts';
import { markOf } from './day-mark.ts';
import { MarkShape } from './MarkShape.tsx';
import styles from './MonthView.module.css';

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
