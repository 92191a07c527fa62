/** An instant in a list: the day and the time, short. */

import type { Language } from '../../../../src-shared/messages/index.ts';
import { dateRange } from '../../../format/dates.ts';
import { formatTime } from '../../../format/time.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** 20 Nov 2026, 06.52 */
export function moment(at: string, language: Language): string {
  const date = new Date(at);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${dateRange(day, day, language)}, ${formatTime(date, language)}`;
}

/** 1,2 MB, 3,4 GB */
export function megabytes(value: number, language: Language): string {
  const [amount, unit] = value >= 1000 ? [value / 1000, 'GB'] : [value, 'MB'];
  const digits = amount < 10 ? 1 : 0;
  const format = new Intl.NumberFormat(language === 'id' ? 'id-ID' : 'en-GB', { maximumFractionDigits: digits });
  return `${format.format(amount)} ${unit}`;
}
