/** Calendar dates (`2026-11-20`) as each language writes them. They have no time zone: read as UTC, shown as UTC. */
import type { Language } from '../../src-shared/messages/index.ts';
import { clockTime, computerZone, dateIn } from './school-time.ts';

const locale: Record<Language, string> = { id: 'id-ID', en: 'en-GB' };
const dayMs = 86_400_000;

const long = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const short = { weekday: 'short', day: 'numeric', month: 'short' } as const;
const plain = { day: 'numeric', month: 'short', year: 'numeric' } as const;

/** Jumat, 20 November 2026 */
export function longDate(date: string, language: Language): string {
  return written(date, language, long);
}

/** Jum, 20 Nov */
export function shortDate(date: string, language: Language): string {
  return written(date, language, short);
}

/** 20 Nov 2026, or 20–22 Nov 2026 */
export function dateRange(from: string, to: string, language: Language): string {
  if (from === to) return written(from, language, plain);
  const format = new Intl.DateTimeFormat(locale[language], { ...plain, timeZone: 'UTC' });
  return format.formatRange(at(from), at(to)).replace(/\s*–\s*/, ' – ');
}

/** 20 Nov, or 20 – 22 Nov: where the year goes without saying. */
export function shortRange(from: string, to: string, language: Language): string {
  if (from.slice(0, 4) !== to.slice(0, 4)) return dateRange(from, to, language);
  const format = new Intl.DateTimeFormat(locale[language], { day: 'numeric', month: 'short', timeZone: 'UTC' });
  return format.formatRange(at(from), at(to)).replace(/\s*–\s*/, ' – ');
}

export function addDays(date: string, days: number): string {
  return new Date(at(date).getTime() + days * dayMs).toISOString().slice(0, 10);
}

/** Both included. */
export function daysBetween(from: string, to: string): number {
  return Math.round((at(to).getTime() - at(from).getTime()) / dayMs) + 1;
}

function at(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

function written(date: string, language: Language, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale[language], { ...options, timeZone: 'UTC' }).format(at(date));
}

/** A date as somebody types it in Indonesian or English: 17/8/2026, 17-08-2026, 2026-08-17, 17 Agustus 2026, 17 Aug 2026. */
const months = [
  ['jan'],
  ['feb', 'peb'],
  ['mar'],
  ['apr'],
  ['mei', 'may'],
  ['jun'],
  ['jul'],
  ['agu', 'ags', 'aug'],
  ['sep'],
  ['okt', 'oct'],
  ['nov', 'nop'],
  ['des', 'dec'],
] as const;

/** `2026-08-17`; null for what is none. */
export function typedDate(text: string): string | null {
  const iso = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(text);
  if (iso) return real(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const plain = /^\s*(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})\s*$/.exec(text);
  if (plain) return real(Number(plain[3]), Number(plain[2]), Number(plain[1]));
  const words = /^\s*(\d{1,2})\s+(\p{L}{3})\p{L}*\.?\s+(\d{4})\s*$/u.exec(text);
  if (!words) return null;
  const month = months.findIndex((names) => names.some((name) => name === words[2]?.toLowerCase()));
  return real(Number(words[3]), month + 1, Number(words[1]));
}

function real(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}

// An instant in a list that goes back further than this week: the day with its year, and the time.

/** 20 Nov 2026, 06.52 */
export function moment(at: string, language: Language, zone = computerZone()): string {
  const day = dateIn(at, zone);
  return `${dateRange(day, day, language)}, ${clockTime(at, zone, language)}`;
}

// Months and plain days as the person's file writes them. A school day has no time zone: it is written as it stands.

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
