/** The days that a report is made of, a few at a time: a year of a whole school must not keep the gate waiting. */
import { StationError } from '../../../src-shared/errors.ts';
import { addDays, daysFrom } from '../attendance/dates.ts';
import { type NamedDay, personDays } from '../attendance/days.ts';
import type { Context } from '../context.ts';

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

export function checkRange({ from, to }: ReportRange): void {
  const days = daysFrom(from, to) + 1;
  if (days < 1)
    throw new StationError('invalid_argument', 'The last day of a report may not be before its first.', {
      field: 'to',
    });
  if (days > mostDays)
    throw new StationError('invalid_argument', `A report covers at most ${mostDays} days. Choose a shorter range.`, {
      field: 'to',
      maxDays: mostDays,
    });
}

/** Gives every person-day of the range to `visit`, by date. */
export async function readDays(context: Context, range: ReportRange, visit: (day: NamedDay) => void): Promise<void> {
  checkRange(range);
  for (let from = range.from; from <= range.to; from = addDays(from, daysAtOnce)) {
    const last = addDays(from, daysAtOnce - 1);
    const to = last < range.to ? last : range.to;
    for (const day of personDays(context, { from, to, group: range.group })) visit(day);
    // Lets frames and requests in between.
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}
