/** Days summed up by person. Pure: whatever the days are made of, the sums follow from them alone. */
import { type DayStatus, dayStatuses } from '../../../src-shared/contract/attendance.ts';
import type { RecapRow } from '../../../src-shared/contract/reports.ts';
import { type NamedDay, personDays } from '../attendance/days.ts';
import { checkRange } from '../attendance/sheet.ts';
import type { Context } from '../context.ts';
import { addDays } from '../time/dates.ts';

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

interface Listed {
  group: string;
  name: string;
  userId: number;
}

const words = new Intl.Collator('id', { numeric: true, sensitivity: 'base' });

/** The order of people in every report: by class (7B before 10A), then name, then number. */
export function byGroupAndName(a: Listed, b: Listed): number {
  return words.compare(a.group, b.group) || words.compare(a.name, b.name) || a.userId - b.userId;
}

/** The days that a report is made of, a few at a time: a year of a whole school must not keep the gate waiting. */
export interface ReportRange {
  /** Both included. */
  from: string;
  to: string;
  group?: string | undefined;
}

/** A school year and a month. */
const mostDays = 400;
/** Of 2,000 people 6,000 person-days: a few hundredths of a second. */
const daysAtOnce = 3;

/** Gives every person-day of the range to `visit`, by date. */
export async function readDays(context: Context, range: ReportRange, visit: (day: NamedDay) => void): Promise<void> {
  checkRange(range, mostDays);
  for (let from = range.from; from <= range.to; from = addDays(from, daysAtOnce)) {
    const last = addDays(from, daysAtOnce - 1);
    const to = last < range.to ? last : range.to;
    for (const day of personDays(context, { from, to, group: range.group })) visit(day);
    // Lets frames and requests in between.
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}
