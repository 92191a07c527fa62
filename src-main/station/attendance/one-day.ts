/** One person's day as it stands now, straight from the store: what a gate needs at the moment of a scan. And what the outbox
 * is told of it. */
import type { AttendanceRecord } from '../../../src-shared/contract/attendance.ts';
import type { OutboxEvent, Topic } from '../../../src-shared/contract/delivery.ts';
import type { PersonSummary } from '../../../src-shared/domain.ts';
import type { Context } from '../context.ts';
import { addToOutbox } from '../outbox/outbox.ts';
import { membershipOn } from '../people/membership.ts';
import type { SchoolDay } from '../time/school-calendar.ts';
import { type DerivedDay, deriveDay, type Mark } from './day-status.ts';
import { leaveOn } from './days.ts';

export interface OneDay {
  /** The group they belong to on the date. */
  group: string;
  plan: SchoolDay;
  /** Live ones, by time. */
  marks: Mark[];
  /** The day with other marks than those. */
  derive(marks: readonly Mark[]): DerivedDay;
}

export function oneDay(context: Context, person: Pick<PersonSummary, 'id' | 'group'>, date: string, now: Date): OneDay {
  const { store, calendar } = context;
  const range = { from: date, to: date, personId: person.id };
  const group = groupOn(context, person, date);
  const plan = calendar.on(date, group);
  const kind = leaveOn(store.leave.approved(range), date);
  const derive = (marks: readonly Mark[]): DerivedDay => deriveDay(plan, marks, kind, now.getTime());
  return { group, plan, marks: store.records.marks(range).map(markOf), derive };
}

/** Where somebody belonged nowhere on a date, the group they are in now has to do. */
export function groupOn({ store }: Context, person: Pick<PersonSummary, 'id' | 'group'>, date: string): string {
  const memberships = store.memberships.ofPerson(person.id);
  return membershipOn(memberships, date)?.group ?? person.group;
}

export function markOf({ at, direction }: Pick<AttendanceRecord, 'at' | 'direction'>): Mark {
  return { at: Date.parse(at), direction };
}

/** What the outbox tells of a record: facts and the day they make, never a score, a reason or a portrait. */
export interface Told {
  topic: Topic;
  record: AttendanceRecord;
  person: Pick<PersonSummary, 'userId' | 'name'>;
  /** On the record's day. */
  group: string;
  derived: DerivedDay;
  reading?: string;
}

/** Within the transaction that writes the record. */
export function tellOutbox(context: Context, { topic, record, person, group, derived, reading }: Told): OutboxEvent {
  const { id: recordId, personId, targetId, at, day, gate, direction, method } = record;
  const { status, lateMinutes } = derived;
  const target = targetId === null ? {} : { targetId };
  const meaning = reading === undefined ? {} : { reading };
  const { userId, name } = person;
  const about = { userId, name, group, at, day, gate, direction, method, status, lateMinutes };
  return addToOutbox(context, { topic, personId, data: { recordId, ...target, ...about, ...meaning } });
}
