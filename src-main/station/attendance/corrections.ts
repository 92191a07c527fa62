/**
 * How staff put the book right: by writing more, never by changing what is there. A void takes a record out of what counts, a
 * replacement stands in for it, a manual record says what no gate saw. Each has an author and a reason.
 */
import type { AuditAction } from '../../../src-shared/audit.ts';
import type { AttendanceRecord } from '../../../src-shared/contract/attendance.ts';
import type { OutboxEvent, Topic } from '../../../src-shared/contract/delivery.ts';
import type { CommandArguments } from '../../../src-shared/contract.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { noteAt } from '../audit/note.ts';
import type { Context } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import { announce } from '../outbox/outbox.ts';
import { extendMembership, requireMembership } from '../people/membership.ts';
import { requirePupil } from '../people/person.ts';
import type { NewRecord } from '../ports/attendance.ts';
import { oneDay, tellOutbox } from './one-day.ts';

type Draft = Pick<AttendanceRecord, 'personId' | 'kind' | 'at' | 'day' | 'gate' | 'direction' | 'targetId'>;
type Grounds = Pick<AttendanceRecord, 'author' | 'reason'>;
/** What other systems hear of it, and what the audit list calls it. */
type Correcting = Topic & AuditAction;

/** Before it there was no book; a year mistyped by a digit is caught. */
const earliest = Date.parse('2000-01-01T00:00:00.000Z');

export function correctionCommands(
  context: Context,
): Handlers<'attendance.manual' | 'attendance.manualMany' | 'attendance.void' | 'attendance.replace'> {
  return {
    'attendance.manual': (args) => manual(context, args),
    'attendance.manualMany': (args) => ({ recorded: manualMany(context, args).length }),
    'attendance.void': ({ recordId, reason, actor }) => voidRecord(context, recordId, { author: actor, reason }),
    'attendance.replace': (args) => replace(context, args),
  };
}

type Manual = Omit<CommandArguments<'attendance.manual'>, 'reason'>;

function manual(context: Context, { reason, ...seen }: CommandArguments<'attendance.manual'>): AttendanceRecord {
  return written(context, 'attendance.recorded', { author: seen.actor, reason }, () => seenBySomebody(context, seen));
}

/** The same of several people, each once: all of it or nothing. */
function manualMany(
  context: Context,
  { personIds, reason, ...seen }: CommandArguments<'attendance.manualMany'>,
): AttendanceRecord[] {
  const made = context.store.transaction(() =>
    [...new Set(personIds)].map((personId) =>
      write(context, 'attendance.recorded', { author: seen.actor, reason }, () =>
        seenBySomebody(context, { ...seen, personId }),
      ),
    ),
  );
  for (const { event } of made) if (event) announce(context, event);
  return made.map(({ record }) => record);
}

function seenBySomebody(context: Context, { personId, direction, gate = '', at, ...asked }: Manual): Draft {
  requirePupil(context, personId);
  const when = bookedAt(context, at);
  cover(context, personId, when.day, asked);
  return { personId, kind: 'manual', ...when, gate, direction, targetId: null };
}

export function voidRecord(
  context: Context,
  recordId: number,
  grounds: Grounds,
  check: (target: AttendanceRecord) => void = () => {},
): AttendanceRecord {
  return written(context, 'attendance.voided', grounds, () => {
    const target = correctable(context, recordId);
    check(target);
    const { personId, at, day, gate, direction } = target;
    return { personId, kind: 'void', at, day, gate, direction, targetId: recordId };
  });
}

/** The replacement is booked to the day of its own time. */
function replace(context: Context, args: CommandArguments<'attendance.replace'>): AttendanceRecord {
  const { recordId, direction, reason, actor } = args;
  return written(context, 'attendance.replaced', { author: actor, reason }, () => {
    const { personId, gate } = correctable(context, recordId);
    const when = bookedAt(context, args.at);
    // Of a removed person the records stay, and may be put right.
    if (context.store.people.get(personId)) cover(context, personId, when.day, args);
    return { personId, kind: 'replace', ...when, gate, direction, targetId: recordId };
  });
}

/** One transaction: the record, its line in the audit and its event. Then the screens hear of it. */
function written(context: Context, topic: Correcting, grounds: Grounds, draft: () => Draft): AttendanceRecord {
  const { record, event } = write(context, topic, grounds, draft);
  if (event) announce(context, event);
  return record;
}

interface Correction {
  record: AttendanceRecord;
  /** To `announce` after the transaction. */
  event: OutboxEvent | null;
}

function write(context: Context, topic: Correcting, grounds: Grounds, draft: () => Draft): Correction {
  const { store } = context;
  return store.transaction(() => {
    const made = store.records.insert(completed(context, draft(), grounds));
    noteRecord(context, topic, made);
    return { record: made, event: told(context, topic, made) };
  });
}

function completed({ time, settings }: Context, draft: Draft, grounds: Grounds): NewRecord {
  const { at, suspect } = time.now();
  const evidence = { similarity: null, margin: null, liveness: null, policy: '', eventId: null };
  const { homeTenant: tenantId } = settings;
  return {
    ...draft,
    tenantId,
    ...evidence,
    ...grounds,
    method: 'manual',
    writtenAt: at.toISOString(),
    clockSuspect: suspect,
  };
}

function noteRecord({ store }: Context, action: Correcting, record: AttendanceRecord): void {
  const { id, writtenAt, author, personId, targetId, at, day, direction, reason } = record;
  const details = { personId, targetId, at, day, direction, reason };
  noteAt(store, writtenAt, { actor: author, action, subject: `record:${id}`, details });
}

/** Nothing leaves the station about somebody it does not know any more. */
function told(context: Context, topic: Topic, record: AttendanceRecord): OutboxEvent | null {
  const person = context.store.people.get(record.personId);
  if (!person) return null;
  const { group, marks, derive } = oneDay(context, person, record.day, context.time.now().at);
  return tellOutbox(context, { topic, record, person, group, derived: derive(marks) });
}

function cover(
  context: Context,
  personId: number,
  day: string,
  { extendMembership: extend, actor }: { extendMembership: boolean; actor: string },
): void {
  if (extend) extendMembership(context, personId, day, actor);
  else requireMembership(context, personId, { from: day, to: day }, 'record');
}

function bookedAt({ time, calendar }: Context, text: string): { at: string; day: string } {
  const at = new Date(text);
  if (at.getTime() > time.now().at.getTime())
    throw new StationError('invalid_argument', 'at must not be in the future.', { field: 'at' });
  if (at.getTime() < earliest)
    throw new StationError('invalid_argument', 'at must not be before the year 2000.', { field: 'at' });
  return { at: at.toISOString(), day: calendar.dateOf(at) };
}

function correctable({ store }: Context, recordId: number): AttendanceRecord {
  const record = store.records.get(recordId);
  if (!record) throw new StationError('not_found', `Record ${recordId} was not found.`, { recordId });
  if (record.kind === 'void') {
    const message = 'This record only takes another one out. Write a new record instead.';
    throw new StationError('conflict', message, { recordId });
  }
  const correction = store.records.correctionOf(recordId);
  if (!correction) return record;
  const message = 'This record has been corrected already. Correct the newer one instead.';
  throw new StationError('conflict', message, { recordId, correctedBy: correction.id });
}
