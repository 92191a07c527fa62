/** Days as staff look at them: today's sheet of a class, a list over some dates, one person's history. */
import type { AttendanceRecord, AttendanceResults } from '../../../src-shared/contract/attendance.ts';
import type { CommandArguments } from '../../../src-shared/contract.ts';
import type { Context } from '../context.ts';
import { requirePupil } from '../people/person.ts';
import { addDays, daysFrom } from '../time/dates.ts';
import { countStatuses, noneCounted } from './counts.ts';
import { type NamedDay, personDays } from './days.ts';
import { checkRange } from './ranges.ts';
import { isLive } from './records.ts';

const mostDays = 93;
/** A school year and its holidays. */
const mostHistory = 400;
/** A cursor of a list of days is the date's place in the range times this, and the row's place on that date. */
const rowsPerDate = 1_000_000;
/** Up to so many people, a class, records are read person by person. */
const fewPeople = 100;
/** Records of one person read at once. */
const batch = 1000;

export function sheet(
  context: Context,
  { date, group }: CommandArguments<'attendance.sheet'>,
): AttendanceResults['attendance.sheet'] {
  const day = date ?? context.calendar.dateOf(context.time.now().at);
  const days = personDays(context, { from: day, to: day, group });
  const records = Map.groupBy(recordsOf(context, day, days), ({ personId }) => personId);
  const rows = days.map((row) => ({ ...row, records: records.get(row.personId) ?? [] }));
  return { date: day, counts: countStatuses(days) ?? noneCounted(), rows };
}

function recordsOf({ store }: Context, day: string, rows: readonly NamedDay[]): AttendanceRecord[] {
  const range = { from: day, to: day };
  if (rows.length > fewPeople) return store.records.live(range);
  return rows.flatMap(({ personId }) => store.records.live({ ...range, personId }));
}

/** Each date is derived by itself, so that a page costs what it shows and not what the whole range would. */
export function listDays(
  context: Context,
  query: CommandArguments<'attendance.days'>,
): AttendanceResults['attendance.days'] {
  const { from, to, group, personId, limit, cursor } = query;
  checkRange(query, mostDays);
  const dates = daysFrom(from, to) + 1;
  const days: NamedDay[] = [];
  let skip = cursor % rowsPerDate;
  for (let i = Math.floor(cursor / rowsPerDate); i < dates; i++) {
    const date = addDays(from, i);
    const rows = personDays(context, { from: date, to: date, group, personId });
    const room = limit - days.length;
    days.push(...rows.slice(skip, skip + room));
    if (rows.length > skip + room) return { days: days.map(shown), next: i * rowsPerDate + skip + room };
    skip = 0;
  }
  return { days: days.map(shown), next: null };
}

export function history(
  context: Context,
  { personId, from, to }: CommandArguments<'attendance.history'>,
): AttendanceResults['attendance.history'] {
  checkRange({ from, to }, mostHistory);
  requirePupil(context, personId);
  const records = Map.groupBy(allRecords(context, personId, from, to), ({ day }) => day);
  const days = personDays(context, { from, to, personId }).reverse();
  return {
    days: days.map(({ name: _, userId: __, hasPortrait: ___, ...day }) => ({
      ...day,
      records: (records.get(day.date) ?? []).map((record) => ({ ...record, live: isLive(context, record) })),
    })),
  };
}

function allRecords({ store }: Context, personId: number, from: string, to: string): AttendanceRecord[] {
  const all: AttendanceRecord[] = [];
  let cursor: number | null = 0;
  while (cursor !== null) {
    const page = store.records.list({ personId, from, to, limit: batch, cursor });
    all.push(...page.records);
    cursor = page.next;
  }
  return all;
}

function shown({ hasPortrait: _, ...day }: NamedDay): Omit<NamedDay, 'hasPortrait'> {
  return day;
}
