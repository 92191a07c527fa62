/** Days summed up by person. Pure: whatever the days are made of, the sums follow from them alone. */
import { type DayStatus, dayStatuses } from '../../../src-shared/contract/attendance.ts';
import type { RecapRow } from '../../../src-shared/contract/reports.ts';
import type { NamedDay } from '../attendance/days.ts';
import { byGroupAndName } from './people-order.ts';

export type RecapDay = Pick<NamedDay, 'personId' | 'userId' | 'name' | 'group' | 'date' | 'status' | 'lateMinutes'>;

export class Recap {
  readonly #rows = new Map<number, RecapRow>();

  /** In order of dates: the group is the last day's. */
  add(day: RecapDay): void {
    const row = this.#rowOf(day);
    row.group = day.group;
    row.days[day.date] = day.status;
    if (day.status === null) return;
    row.counts[day.status]++;
    if (day.status === 'not_seen') return;
    row.schoolDays++;
    row.lateMinutes += day.lateMinutes;
  }

  rows(): RecapRow[] {
    return [...this.#rows.values()].map((row) => ({ ...row, percentage: percentageOf(row) })).sort(byGroupAndName);
  }

  #rowOf({ personId, userId, name, group }: RecapDay): RecapRow {
    const found = this.#rows.get(personId);
    if (found) return found;
    const row: RecapRow = {
      personId,
      userId,
      name,
      group,
      counts: noCounts(),
      schoolDays: 0,
      percentage: null,
      lateMinutes: 0,
      days: {},
    };
    this.#rows.set(personId, row);
    return row;
  }
}

export function noCounts(): Record<DayStatus, number> {
  return Object.fromEntries(dayStatuses.map((status) => [status, 0])) as Record<DayStatus, number>;
}

/** Of the decided school days, with one decimal, rounded half up. Never 100 where a day is missing, nor 0 where one was there:
 * 1,999 of 2,000 days is 99.9. */
export function percentageOf({ counts, schoolDays }: Pick<RecapRow, 'counts' | 'schoolDays'>): number | null {
  if (schoolDays === 0) return null;
  const attended = counts.present + counts.late;
  if (attended === 0 || attended === schoolDays) return attended === 0 ? 0 : 100;
  return Math.min(Math.max(Math.round((attended * 1000) / schoolDays), 1), 999) / 10;
}
