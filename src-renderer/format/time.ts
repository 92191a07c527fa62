/** Times and dates as each language writes them, in the computer's own time zone: the gate stands where the school is. */
import type { Language } from '../../src-shared/messages/index.ts';

const two = (value: number) => String(value).padStart(2, '0');
/** Indonesian writes 06.52, English 06:52. */
const separator: Record<Language, string> = { id: '.', en: ':' };
const locale: Record<Language, string> = { id: 'id-ID', en: 'en-GB' };

export function formatTime(at: Date, language: Language): string {
  return `${two(at.getHours())}${separator[language]}${two(at.getMinutes())}`;
}

export function formatSeconds(at: Date): string {
  return two(at.getSeconds());
}

export function formatDate(at: Date, language: Language): string {
  return new Intl.DateTimeFormat(locale[language], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(at);
}

export function formatCount(count: number, language: Language): string {
  return new Intl.NumberFormat(locale[language]).format(count);
}
