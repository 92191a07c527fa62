/** The book itself: facts and corrections as they were written. */
import type { AttendanceRecord, AttendanceResults } from '../../../src-shared/contract/attendance.ts';
import type { CommandArguments } from '../../../src-shared/contract.ts';
import type { Context } from '../context.ts';
import { membershipOn } from '../people/membership.ts';
import { checkRange } from './ranges.ts';

type Who = Pick<AttendanceResults['attendance.records']['records'][number], 'name' | 'group'>;

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

export function isLive({ store }: Context, { id, kind }: AttendanceRecord): boolean {
  return kind !== 'void' && store.records.correctionOf(id) === null;
}
