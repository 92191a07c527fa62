/** Calendar dates, `YYYY-MM-DD`, and times of the school day, `HH:MM`: arithmetic without any time zone. */
import { StationError } from '../../../src-shared/errors.ts';

export const minuteMs = 60_000;
export const dayMs = 86_400_000;

/** Milliseconds since 1970 of the date's midnight, as if the date were one of UTC. */
export function utcMidnight(date: string): number {
  return Date.parse(`${date}T00:00:00.000Z`);
}

/** The date that `utcMidnight` would have counted to `ms`; any time of that day will do. Beyond the years of four digits dates
 * as text are not in order any more, and whoever counts days up to the last of them would never end: `invalid_argument`. */
export function dateAt(ms: number): string {
  const text = new Date(ms).toISOString();
  if (text.length !== 24) throw new StationError('invalid_argument', 'Choose dates between the years 0000 and 9999.');
  return text.slice(0, 10);
}

/** The day after, of the very last date too: for where that day begins, not for counting. */
export function dayAfter(date: string): string {
  const text = new Date(utcMidnight(date) + dayMs).toISOString();
  return text.slice(0, text.indexOf('T'));
}

export function addDays(date: string, days: number): string {
  return dateAt(utcMidnight(date) + days * dayMs);
}

/** How many days `to` is after `from`; negative when it is before. */
export function daysFrom(from: string, to: string): number {
  return Math.round((utcMidnight(to) - utcMidnight(from)) / dayMs);
}

/** Every date from one to another, both included; none when `to` is before `from`. */
export function datesBetween(from: string, to: string): string[] {
  return Array.from({ length: Math.max(0, daysFrom(from, to) + 1) }, (_, i) => addDays(from, i));
}

/** ISO weekday: Monday 1 .. Sunday 7. */
export function weekdayOf(date: string): number {
  return new Date(utcMidnight(date)).getUTCDay() || 7;
}

/** Minutes after midnight of a time like `07:00` or `25:30`. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** The start of the minute that an instant lies in: what every limit is compared with. */
export function wholeMinute(ms: number): number {
  return Math.floor(ms / minuteMs) * minuteMs;
}

const day = 24 * 60 * 60_000;

/** Calendar dates as text. */
export function dayBefore(date: string): string {
  return new Date(Date.parse(date) - day).toISOString().slice(0, 10);
}

/** A date that exists, as `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
