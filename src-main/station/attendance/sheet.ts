/** What is read of attendance: the book itself, and the days it makes. */
import {
  type AttendanceRecord,
  type AttendanceResults,
  type DayStatus,
  dayStatuses,
  type PersonDay,
  type StatusCounts,
} from '../../../src-shared/contract/attendance.ts';
import type { CommandArguments } from '../../../src-shared/contract.ts';
import { StationError } from '../../../src-shared/errors.ts';
import type { Context } from '../context.ts';
import { membershipOn } from '../people/membership.ts';
import { requirePupil } from '../people/person.ts';
import { addDays, daysFrom } from '../time/dates.ts';
import { type NamedDay, personDays } from './days.ts';

type Who = Pick<AttendanceResults['attendance.records']['records'][number], 'name' | 'group'>;

/** The book itself: facts and corrections as they were written. */
export function listRecords(
  context: Context,
  query: CommandArguments<'attendance.records'>,
): AttendanceResults['attendance.records'] {
  checkRange(query);
  const { records, next } = context.store.records.list(query);
  const who = peopleOf(context, records, query.personId);
  return { records: records.map((record) => ({ ...record, ...who(record), live: isLive(context, record) })), next };
}

/** Names and groups on the records' days, read at once. A removed person's records keep their number and lose the name. */
function peopleOf(
  context: Context,
  records: readonly AttendanceRecord[],
  personId: number | undefined,
): (record: AttendanceRecord) => Who {
  const { store, settings } = context;
  const days = records.map(({ day }) => day).sort();
  const [from, to] = [days[0] ?? '', days.at(-1) ?? ''];
  const members = store.memberships.between({ tenantId: settings.homeTenant, from, to, personId });
  const byPerson = Map.groupBy(members, ({ personId }) => personId);
  return ({ personId, day }) => {
    const held = membershipOn(byPerson.get(personId) ?? [], day);
    const { name = '', group = '' } = held ?? store.people.get(personId) ?? {};
    return { name, group };
  };
}

function isLive({ store }: Context, { id, kind }: AttendanceRecord): boolean {
  return kind !== 'void' && store.records.correctionOf(id) === null;
}

const mostDays = 93;
/** A school year and its holidays. */
const mostHistory = 400;
/** A cursor of a list of days is the date's place in the range times this, and the row's place on that date. */
const rowsPerDate = 1_000_000;
/** Up to so many people, a class, records are read person by person. */
const fewPeople = 100;
/** Records of one person read at once. */
const batch = 1000;

/** Days as staff look at them: today's sheet of a class, a list over some dates, one person's history. */
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

/** How far one call may look: a derived day costs time, and a mistyped year must not cost the station its morning.
 * Throws `invalid_argument`. `most`: dates, both ends included. */
export function checkRange({ from, to }: { from: string; to: string }, most = Number.POSITIVE_INFINITY): void {
  const dates = daysFrom(from, to) + 1;
  if (dates < 1) throw new StationError('invalid_argument', 'to must not be before from.', { field: 'to' });
  if (dates > most)
    throw new StationError('invalid_argument', `At most ${most} days at once. Ask for a shorter time.`, {
      field: 'to',
    });
}

/** How many people are in which status. null where nobody has school. */
export function countStatuses(days: readonly Pick<PersonDay, 'status'>[]): StatusCounts | null {
  const counts = noneCounted();
  const expected = days.map(({ status }) => status).filter((status): status is DayStatus => status !== null);
  for (const status of expected) counts[status]++;
  return expected.length > 0 ? counts : null;
}

function noneCounted(): StatusCounts {
  return Object.fromEntries(dayStatuses.map((status) => [status, 0])) as StatusCounts;
}
