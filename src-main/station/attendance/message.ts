/** What the outbox tells of a record: facts and the day they make, never a score, a reason or a portrait. */
import type { AttendanceRecord } from '../../../src-shared/contract/attendance.ts';
import type { OutboxEvent, Topic } from '../../../src-shared/contract/delivery.ts';
import type { PersonSummary } from '../../../src-shared/domain.ts';
import type { Context } from '../context.ts';
import { addToOutbox } from '../outbox/add-to-outbox.ts';
import type { DerivedDay } from './day-status.ts';

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
