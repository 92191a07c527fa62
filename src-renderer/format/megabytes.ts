/** Sizes as people read them. */
import type { Language } from '../../src-shared/messages/index.ts';

/** 1,2 MB, 3,4 GB */
export function megabytes(value: number, language: Language): string {
  const [amount, unit] = value >= 1000 ? [value / 1000, 'GB'] : [value, 'MB'];
  const digits = amount < 10 ? 1 : 0;
  const format = new Intl.NumberFormat(language === 'id' ? 'id-ID' : 'en-GB', { maximumFractionDigits: digits });
  return `${format.format(amount)} ${unit}`;
}
