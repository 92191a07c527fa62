/** Months and plain days as the person's file writes them. A school day has no time zone: it is written as it stands. */
import type { Language } from '../../../src-shared/messages/index.ts';
import { dateRange } from '../../format/dates.ts';

const locale: Record<Language, string> = { id: 'id-ID', en: 'en-GB' };

function month(of: string, language: Language, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale[language], { ...options, timeZone: 'UTC' }).format(new Date(`${of}-01T00:00Z`));
}

/** 20 Nov 2026 */
export const shortDay = (date: string, language: Language): string => dateRange(date, date, language);
/** November 2026, of `2026-11` */
export const monthName = (of: string, language: Language): string =>
  month(of, language, { month: 'long', year: 'numeric' });
/** Nov, of `2026-11` */
export const shortMonth = (of: string, language: Language): string => month(of, language, { month: 'short' });

/** The calendar date of now in the computer's own time zone: a first guess until the station has said which school day it is. */
export function localToday(now = new Date()): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
