/** The dates that a page of a calendar shows, and where the keys lead on it. */
import { weekdayOf } from './calendar-words.ts';
import { addDays } from './dates.ts';

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
