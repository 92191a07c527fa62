/** The calendar as the screens write it: weekdays, days and months in words, and the weeks of a month. */
import type { Session } from '../../src-shared/contract/calendar.ts';
import type { Language } from '../../src-shared/messages/index.ts';
import type { Translate } from '../services.tsx';
import { addDays } from './dates.ts';
import { planTime } from './school-time.ts';

export const allWeekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const locale: Record<Language, string> = { id: 'id-ID', en: 'en-GB' };
const dayMs = 86_400_000;
/** 5 January 2026 is a Monday. */
const aMonday = Date.UTC(2026, 0, 5);

export function weekdayName(weekday: number, language: Language, length: 'long' | 'short' = 'long'): string {
  const at = aMonday + (weekday - 1) * dayMs;
  return new Intl.DateTimeFormat(locale[language], { weekday: length, timeZone: 'UTC' }).format(at);
}

/** ISO weekday of a date. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

/** 13 Juli 2026 */
export function dayInWords(date: string, language: Language): string {
  const format = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale[language], format).format(new Date(`${date}T00:00:00Z`));
}

/** November 2026, of `2026-11` or a date in it. */
export function monthInWords(month: string, language: Language, withYear = true): string {
  const format = { month: 'long', timeZone: 'UTC', ...(withYear && { year: 'numeric' as const }) } as const;
  return new Intl.DateTimeFormat(locale[language], format).format(new Date(`${month.slice(0, 7)}-01T00:00:00Z`));
}

/** "Senin–Kamis, Sabtu": three in a row or more become a stretch. */
export function weekdaysInWords(weekdays: readonly number[], language: Language, t: Translate): string {
  const chosen = allWeekdays.filter((day) => weekdays.includes(day));
  if (chosen.length === allWeekdays.length) return t('calendar.every_day');
  const runs: number[][] = [];
  for (const day of chosen) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const name = (day: number | undefined) => weekdayName(day ?? 1, language);
  return runs.flatMap((run) => (run.length > 2 ? [`${name(run[0])}–${name(run.at(-1))}`] : run.map(name))).join(', ');
}

/** 06.00; after midnight it says so: 01.30 (keesokan hari). */
export function timeInWords(time: string, language: Language, t: Translate): string {
  const shown = planTime(time, language);
  return time >= '24:00' ? t('rule.next_day', { time: shown }) : shown;
}

/** "datang 06.00–07.00, terlambat s.d. 09.00, pulang 14.00" */
export function sessionInWords(session: Session, language: Language, t: Translate): string {
  const time = (value: string) => timeInWords(value, language, t);
  const words = t(session.lateUntil === session.onTimeUntil ? 'rule.session_strict' : 'rule.session', {
    opens: time(session.opens),
    onTime: time(session.onTimeUntil),
    late: time(session.lateUntil),
    dismissal: time(session.dismissal),
  });
  return session.name ? `${session.name}: ${words}` : words;
}

// The dates that a page of a calendar shows, and where the keys lead on it.

/** The first of the month `months` away from the month of `date`. */
export function monthStep(date: string, months: number): string {
  const at = new Date(`${date.slice(0, 7)}-01T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + months);
  return at.toISOString().slice(0, 10);
}

/** Whole weeks from Monday on, with days of the neighbouring months at both ends. */
export function weeksOf(month: string): string[][] {
  const first = `${month.slice(0, 7)}-01`;
  const next = monthStep(first, 1);
  const weeks: string[][] = [];
  for (let monday = addDays(first, 1 - weekdayOf(first)); monday < next; monday = addDays(monday, 7))
    weeks.push([0, 1, 2, 3, 4, 5, 6].map((days) => addDays(monday, days)));
  return weeks;
}

/** The twelve months of a calendar year. */
export function monthsOf(year: string): string[] {
  return Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`);
}

/** Where a key leads from a date; null for keys that lead nowhere. */
export function dateByKey(key: string, date: string): string | null {
  if (key === 'ArrowLeft') return addDays(date, -1);
  if (key === 'ArrowRight') return addDays(date, 1);
  if (key === 'ArrowUp') return addDays(date, -7);
  if (key === 'ArrowDown') return addDays(date, 7);
  if (key === 'Home') return addDays(date, 1 - weekdayOf(date));
  if (key === 'End') return addDays(date, 7 - weekdayOf(date));
  if (key === 'PageUp') return sameDay(date, -1);
  if (key === 'PageDown') return sameDay(date, 1);
  return null;
}

/** The same day of another month, or that month's last. */
function sameDay(date: string, months: number): string {
  const first = monthStep(date, months);
  const last = addDays(monthStep(first, 1), -1);
  const wanted = `${first.slice(0, 8)}${date.slice(8)}`;
  return wanted > last ? last : wanted;
}
