/** The book itself: facts and corrections as they were written. */
import type { AttendanceRecord, AttendanceResults } from '../../../src-shared/contract/attendance.ts';
import type { CommandArguments } from '../../../src-shared/contract.ts';
import type { PersonSummary } from '../../../src-shared/domain.ts';
import type { Context } from '../context.ts';
import { groupOn } from './one-day.ts';
import { checkRange } from './ranges.ts';

type Listed = AttendanceResults['attendance.records']['records'][number];

export function listRecords(
  context: Context,
  query: CommandArguments<'attendance.records'>,
): AttendanceResults['attendance.records'] {
  checkRange(query);
  const { records, next } = context.store.records.list(query);
  const people = new Map<number, PersonSummary | null>();
  return { records: records.map((record) => listed(context, record, people)), next };
}

/** A removed person's records keep their number and lose the name. */
function listed(context: Context, record: AttendanceRecord, people: Map<number, PersonSummary | null>): Listed {
  const { personId, day } = record;
  const person = people.get(personId) ?? context.store.people.get(personId);
  people.set(personId, person);
  const group = person ? groupOn(context, person, day) : '';
  return { ...record, name: person?.name ?? '', group, live: isLive(context, record) };
}

export function isLive({ store }: Context, { id, kind }: AttendanceRecord): boolean {
  return kind !== 'void' && store.records.correctionOf(id) === null;
}
