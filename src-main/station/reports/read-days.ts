/** The days that a report is made of, a few at a time: a year of a whole school must not keep the gate waiting. */

import { type NamedDay, personDays } from '../attendance/days.ts';
import { checkRange } from '../attendance/ranges.ts';
import type { Context } from '../context.ts';
import { addDays } from '../time/dates.ts';

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
