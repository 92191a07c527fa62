/** Numbers of reports as each language writes them. */
import type { Language } from '../../../src-shared/messages/index.ts';

/** 96,4 % or 96.4%; a dash where nothing is decided yet. */
export function percentInWords(percentage: number | null, language: Language): string {
  if (percentage === null) return '–';
  const number = new Intl.NumberFormat(language === 'id' ? 'id-ID' : 'en-GB', { maximumFractionDigits: 1 });
  return `${number.format(percentage)}${language === 'id' ? ' ' : ''}%`;
}

/** 16 Nov, for axes. */
export function dayOfMonth(date: string, language: Language): string {
  const format = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', format).format(new Date(`${date}T00:00:00Z`));
}
