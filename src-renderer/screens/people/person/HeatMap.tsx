/** Every day of the year so far in a colour and a letter, so that nobody has to tell colours apart. One stop for the Tab key; arrows walk
 * the days, and the day under them is told in words above. */
import { VisuallyHidden } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { PersonDay } from '../../../../src-shared/contract/attendance.ts';
import { StatusChip } from '../../../components/StatusChip.tsx';
import { longDate, shortMonth } from '../../../format/dates.ts';
import { type SchoolClock, useSchoolClock } from '../../../hooks/use-school-clock.ts';
import { useWords } from '../../../services.tsx';
import peopleStyles from '../people.module.css';
import styles from './HeatMap.module.css';
import type { HeatDay, HeatMonth } from './heat-map.ts';

const legend = ['present', 'late', 'excused', 'sick', 'absent'] as const;
const columns = Array.from({ length: 31 }, (_, i) => i);

export function HeatMap({ months, today }: { months: readonly HeatMonth[]; today: string }) {
  const { t, language } = useWords();
  const clock = useSchoolClock();
  const grid = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState(today);
  const shown = months.flatMap(({ days }) => days).find(({ date }) => date === at) ?? null;

  function walk(event: KeyboardEvent): void {
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    const next = stepped(months, at, move);
    if (!next) return;
    setAt(next);
    grid.current?.querySelector<HTMLElement>(`[data-date="${next}"]`)?.focus();
  }

  return (
    <div className={styles.map}>
      <p className={styles.words} role="status" data-testid="map-words">
        {shown && <DayWords date={shown.date} day={shown.day} clock={clock} />}
      </p>
      <ul className={styles.legend} aria-label={t('people.legend')}>
        {legend.map((status) => (
          <li key={status}>
            <i className={styles.cell} data-status={status} aria-hidden="true">
              {t(`report.letter.${status}`)}
            </i>
            {t(`day.${status}`)}
          </li>
        ))}
        <li>
          <i className={styles.cell} data-status="none" aria-hidden="true" />
          {t('day.no_school')}
        </li>
      </ul>
      <table ref={grid} className={styles.grid} aria-label={t('people.map')} onKeyDown={walk}>
        <thead>
          <tr>
            <th scope="col">
              <VisuallyHidden>{t('people.month')}</VisuallyHidden>
            </th>
            {columns.map((i) => (
              <th key={i} scope="col">
                {i + 1}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, days }) => (
            <tr key={month}>
              <th scope="row">{shortMonth(month, language)}</th>
              {days.map((day) => (
                <Cell key={day.date} {...day} today={today} current={day.date === at} onChoose={setAt} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps extends HeatDay {
  today: string;
  current: boolean;
  onChoose(date: string): void;
}

function Cell({ date, day, today, current, onChoose }: CellProps) {
  const { t, language } = useWords();
  const status = day ? (day.status ?? 'none') : 'unknown';
  const letter = day?.status && day.status !== 'not_seen' ? t(`report.letter.${day.status}`) : '';
  return (
    <td>
      <button
        type="button"
        className={styles.cell}
        data-status={status}
        data-date={date}
        data-today={date === today}
        tabIndex={current ? 0 : -1}
        aria-pressed={current}
        aria-label={`${longDate(date, language)}: ${day ? t(`day.${day.status ?? 'no_school'}`) : t('people.day.unknown')}`}
        onClick={() => onChoose(date)}
        onFocus={() => onChoose(date)}
      >
        {letter}
      </button>
    </td>
  );
}

/** Days and months that a key goes. */
const moves: Record<string, readonly [days: number, months: number]> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

function stepped(
  months: readonly HeatMonth[],
  at: string,
  [days, rows]: readonly [days: number, months: number],
): string | null {
  const all = months.flatMap((month) => month.days);
  if (days !== 0) return all[all.findIndex(({ date }) => date === at) + days]?.date ?? null;
  const row = months.findIndex(({ month }) => at.startsWith(month));
  const target = months[row + rows]?.days;
  return (target?.[Number(at.slice(8)) - 1] ?? target?.at(-1))?.date ?? null;
}

/** One day in words: the date, its status, when the person came and went. */
function DayWords({ date, day, clock }: { date: string; day: PersonDay | null; clock: SchoolClock }) {
  const { language } = useWords();
  return (
    <span className={peopleStyles.row}>
      {longDate(date, language)}
      {day && <StatusChip status={day.status} />}
      {day && <DayDetails day={day} clock={clock} />}
    </span>
  );
}

export function DayDetails({ day, clock }: { day: PersonDay; clock: SchoolClock }) {
  const { t } = useWords();
  const parts = [
    day.dayName,
    day.arrivedAt && t('people.day.arrived', { time: clock.time(day.arrivedAt) }),
    day.lateMinutes > 0 && t('people.day.late', { minutes: day.lateMinutes }),
    day.leftAt && t('people.day.left', { time: clock.time(day.leftAt) }),
    day.leftEarlyMinutes > 0 && t('people.day.early', { minutes: day.leftEarlyMinutes }),
  ];
  const text = parts.filter(Boolean).join(' · ');
  return text ? <span className={peopleStyles.muted}>{text}</span> : null;
}
