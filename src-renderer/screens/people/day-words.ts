/** School days (`2026-11-20`) and instants as the person's file writes them. A school day has no time zone: it is written as it
 * stands. */
import type { Language } from '../../../src-shared/messages/index.ts';
import { formatTime } from '../../format/time.ts';

const locale: Record<Language, string> = { id: 'id-ID', en: 'en-GB' };
const long = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const short = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const monthYear = { month: 'long', year: 'numeric' } as const;

function written(date: string, language: Language, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale[language], { ...options, timeZone: 'UTC' }).format(new Date(`${date}T00:00Z`));
}

/** Jumat, 20 November 2026 */
export const longDay = (date: string, language: Language): string => written(date, language, long);
/** 20 Nov 2026 */
export const shortDay = (date: string, language: Language): string => written(date, language, short);
/** November 2026, of `2026-11` */
export const monthName = (month: string, language: Language): string => written(`${month}-01`, language, monthYear);
/** Nov, of `2026-11` */
export const shortMonth = (month: string, language: Language): string =>
  written(`${month}-01`, language, { month: 'short' });

/** 20 Nov 2026, 06.52 */
export function instantWords(at: string, language: Language): string {
  const when = new Date(at);
  const day = new Intl.DateTimeFormat(locale[language], short).format(when);
  return `${day}, ${formatTime(when, language)}`;
}

/** The calendar date of now in the computer's own time zone: a first guess until the station has said which school day it is. */
export function localToday(now = new Date()): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
