/** Times and dates as each language writes them, in the time zone of the school: a gate's computer may think it is elsewhere. */
import type { Language } from '../../src-shared/messages/index.ts';
import { clockTime } from './school-time.ts';

const two = (value: number) => String(value).padStart(2, '0');
const locale: Record<Language, string> = { id: 'id-ID', en: 'en-GB' };

/** Indonesian writes 06.52, English 06:52. */
export function formatTime(at: Date, language: Language, zone: string): string {
  return clockTime(at.toISOString(), zone, language);
}

export function formatSeconds(at: Date): string {
  return two(at.getSeconds());
}

export function formatDate(at: Date, language: Language, zone: string): string {
  return new Intl.DateTimeFormat(locale[language], {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(at);
}

export function formatCount(count: number, language: Language): string {
  return new Intl.NumberFormat(locale[language]).format(count);
}
