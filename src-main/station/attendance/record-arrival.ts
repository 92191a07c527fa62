/** The one way a scan becomes a record, whoever recognised the person: camera, photo, PIN or card. */
import type {
  AttendanceRecord,
  Direction,
  GateArrival,
  Method,
  SessionDay,
} from '../../../src-shared/contract/attendance.ts';
import type { OutboxEvent } from '../../../src-shared/contract/delivery.ts';
import type { PersonSummary } from '../../../src-shared/domain.ts';
import type { Context } from '../context.ts';
import { announce } from '../outbox/outbox.ts';
import { requirePupil } from '../people/person.ts';
import type { NewRecord } from '../ports/attendance.ts';
import { wholeMinute } from '../time/dates.ts';
import type { SchoolDay, SessionTimes } from '../time/school-calendar.ts';
import type { StationInstant } from '../time/station-time.ts';
import type { DerivedDay, Mark } from './day-status.ts';
import { markOf, type OneDay, oneDay, tellOutbox } from './one-day.ts';

export interface Scan {
  personId: number;
  gate: string;
  /** The gate's own where absent. */
  direction?: Direction | undefined;
  method: Exclude<Method, 'manual'>;
  similarity?: number | null;
  margin?: number | null;
  liveness?: number | null;
  policy?: string;
  eventId?: number | null;
}

/** What a scan wrote; `event` is null where it wrote nothing. */
export interface WrittenArrival {
  arrival: GateArrival;
  person: PersonSummary;
  eventId: number | null;
  event: OutboxEvent | null;
}

/**
 * Writes at most one record, its outbox event in the same transaction, and tells the screens. Within the minimum gap of the
 * person's last live scan nothing is written and that record is answered with `repeated`.
 */
export function recordArrival(context: Context, scan: Scan): GateArrival {
  const written = context.store.transaction(() => writeArrival(context, scan));
  announceArrival(context, written);
  return written.arrival;
}

/** For callers that write more in the same transaction; `announceArrival` follows when it is over. Throws `person_not_found`, also for a
 * person of another school than the station's own. */
export function writeArrival(context: Context, scan: Scan): WrittenArrival {
  const person = requirePupil(context, scan.personId);
  const now = context.time.now();
  const date = context.calendar.dateOf(now.at);
  const day = oneDay(context, person, date, now.at);
  const eventId = scan.eventId ?? null;
  const last = withinGap(context, person.id, day.plan, now.at);
  if (last) return { arrival: arrivalOf(last, 'again', day, true), person, eventId, event: null };
  const record = context.store.records.insert(recordOf(context, scan, date, now));
  const { arrival, event } = meaning(context, person, record, day);
  return { arrival, person, eventId, event };
}

/** Screens and readers hear of it; nobody hears of a repeated scan. */
export function announceArrival(context: Context, { arrival, person, eventId, event }: WrittenArrival): void {
  if (!event) return;
  announce(context, event);
  const { id: personId, name, group } = person;
  if (eventId !== null) context.emit({ type: 'recognised', at: arrival.at, eventId, personId, name, group });
}

function meaning(context: Context, person: PersonSummary, record: AttendanceRecord, day: OneDay) {
  const mark = markOf(record);
  const marks = [...day.marks, mark].sort((a, b) => a.at - b.at);
  const derived = day.derive(marks);
  const reading = readingOf(day.plan, day.derive(day.marks), derived, mark);
  const { group } = day;
  const event = tellOutbox(context, { topic: 'attendance.recorded', record, person, group, derived, reading });
  return { arrival: arrivalOf(record, reading, { ...day, marks }, false), event };
}

function arrivalOf({ id, at }: AttendanceRecord, reading: Reading, day: OneDay, repeated: boolean): GateArrival {
  const { status, lateMinutes, leftEarlyMinutes } = day.derive(day.marks);
  return { recordId: id, at, repeated, reading, status, lateMinutes, leftEarlyMinutes };
}

/** The record that makes this scan a repeated one. A scan of the future, from before staff set the clock right, makes none. */
function withinGap(context: Context, personId: number, plan: SchoolDay, now: Date): AttendanceRecord | null {
  const from = new Date(now.getTime() - gapOf(context, plan) * 60_000).toISOString();
  return context.store.records.latestOf(personId, from, now.toISOString());
}

/** Where the school has made no rule for the day, the station's setting holds. */
function gapOf({ settings }: Context, plan: SchoolDay): number {
  const ruled = plan.ruleId !== null || plan.special !== null;
  return ruled ? plan.minimumGapMinutes : settings.minimumGapMinutes;
}

function recordOf(context: Context, scan: Scan, day: string, now: StationInstant): NewRecord {
  const {
    personId,
    gate,
    method,
    similarity = null,
    margin = null,
    liveness = null,
    policy = '',
    eventId = null,
  } = scan;
  const at = now.at.toISOString();
  const direction = scan.direction ?? context.store.gates.get(gate)?.direction ?? 'auto';
  const grounds = { similarity, margin, liveness, policy, eventId };
  const correction = { targetId: null, author: '', reason: '' };
  const when = { at, day, writtenAt: at, clockSuspect: now.suspect };
  const tenantId = context.settings.homeTenant;
  return { tenantId, personId, kind: 'scan', gate, direction, method, ...when, ...grounds, ...correction };
}

type Reading = GateArrival['reading'];

/** What a record means to the person who just made it: the day before it and the day after it, compared. */
function readingOf(day: SchoolDay, before: DerivedDay, after: DerivedDay, mark: Mark): Reading {
  if (day.sessions.length === 0) return 'no_school';
  const index = day.sessions.findLastIndex(({ opens }) => wholeMinute(mark.at) >= opens);
  const times = day.sessions[index];
  if (!times) return mark.direction === 'out' ? 'again' : 'too_early';
  return inSession(times, before.sessions[index], after.sessions[index], mark);
}

function inSession(times: SessionTimes, was: SessionDay | undefined, is: SessionDay | undefined, mark: Mark): Reading {
  if (!is?.arrivedAt) return tooLate(times, mark.direction, mark.at) ? 'too_late' : 'again';
  if (was?.arrivedAt == null) return 'arrival';
  if (is.leftAt !== null && is.leftAt !== was.leftAt) return 'departure';
  // They had left and are back.
  return was.leftAt !== null && is.leftAt === null ? 'arrival' : 'again';
}

function tooLate({ lateUntil }: SessionTimes, direction: Direction, at: number): boolean {
  return direction !== 'out' && wholeMinute(at) > lateUntil;
}
