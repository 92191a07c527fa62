/** Calendar dates (`2026-11-20`) as each language writes them. They have no time zone: read as UTC, shown as UTC. */
import type { Language } from '../../src-shared/messages/index.ts';

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
