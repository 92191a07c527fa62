/** An instant in a list that goes back further than this week: the day with its year, and the time. */
import type { Language } from '../../src-shared/messages/index.ts';
import { dateRange } from './dates.ts';
import { clockTime, computerZone, dateIn } from './school-time.ts';

/** 20 Nov 2026, 06.52 */
export function moment(at: string, language: Language, zone = computerZone()): string {
  const day = dateIn(at, zone);
  return `${dateRange(day, day, language)}, ${clockTime(at, zone, language)}`;
}
