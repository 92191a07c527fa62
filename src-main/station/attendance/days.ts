/** Derived days of many people over many dates, in few queries: what sheets, lists, reports and previews are made of. */
import type { PersonDay } from '../../../src-shared/contract/attendance.ts';
import { unfinished } from '../../../src-shared/unfinished.ts';
import type { Context } from '../context.ts';

export interface DaysQuery {
  /** Both included. */
  from: string;
  to: string;
  group?: string | undefined;
  personId?: number | undefined;
}

export interface NamedDay extends PersonDay {
  name: string;
  userId: number;
  hasPortrait: boolean;
}

/** Of the home tenant, by date, then name, then number. A date on which somebody belonged nowhere yields no row. */
export function personDays(_context: Context, _query: DaysQuery): NamedDay[] {
  return unfinished<{ personDays(): NamedDay[] }>().personDays();
}
