/** Leave: asked for, decided once, called off. The days follow by themselves, for nothing of them is stored. */
import type { LeaveRequest, LeaveState } from '../../../src-shared/contract/leave.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { noteAt } from '../audit/note.ts';
import { type Context, nowIso } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { addToOutbox, announce } from '../outbox/outbox.ts';
import { requireMembership } from '../people/membership.ts';
import { requirePupil } from '../people/person.ts';
import { letterOf } from './letter.ts';

/** Days of one request: a school year at the most. */
const maxDays = 366;
const dayMs = 86_400_000;

export function leaveCommands(context: Context): HandlersOf<'leave'> {
  const { store, settings } = context;

  return {
    'leave.request': ({ personId, kind, from, to, note, attachment, approve, actor }) => {
      requirePupil(context, personId);
      requireRange(from, to);
      requireMembership(context, personId, { from, to }, 'leave');
      const letter = attachment && letterOf(attachment);
      const { request, event } = store.transaction(() => {
        const createdAt = nowIso(context);
        const id = store.leave.insert({
          personId,
          kind,
          from,
          to,
          note,
          createdAt,
          createdBy: actor,
          attachment: letter,
        });
        const details = { personId, kind, from, to, attachment: letter?.mediaType ?? null };
        noteAt(store, createdAt, { actor, action: 'leave.requested', subject: `leave:${id}`, details });
        return approve
          ? decide(context, { leaveId: id, decision: 'approved', note: '', actor })
          : { request: requireLeave(context, id), event: null };
      });
      if (event) announce(context, event);
      return request;
    },

    'leave.decide': (decision) => {
      const { request, event } = store.transaction(() => decide(context, decision));
      announce(context, event);
      return request;
    },

    'leave.list': (query) => store.leave.list({ ...query, tenantId: settings.homeTenant }),

    'leave.get': ({ leaveId }) => requireLeave(context, leaveId),

    'leave.attachment': ({ leaveId }) => {
      requireLeave(context, leaveId);
      const letter = store.leave.attachment(leaveId);
      if (!letter) throw new StationError('not_found', `Leave request ${leaveId} has no letter.`, { leaveId });
      return letter;
    },
  };
}

interface Decision {
  leaveId: number;
  decision: LeaveDecision;
  note: string;
  actor: string;
}

/** Within a transaction: of two who decide at once, the second one sees what the first one decided. */
function decide(context: Context, { leaveId, decision, note, actor }: Decision) {
  const { store } = context;
  const { state, personId, from, to } = requireLeave(context, leaveId);
  if (!mayBecome(state, decision))
    throw new StationError(
      'conflict',
      `Leave request ${leaveId} is ${state} already and cannot be ${decision}. Write a new request instead.`,
      { leaveId, state },
    );
  // Whoever asked may have left the school since.
  if (decision === 'approved') requireMembership(context, personId, { from, to }, 'leave');
  const at = nowIso(context);
  store.leave.decide(leaveId, { decision, at, author: actor, note });
  noteAt(store, at, { actor, action: `leave.${decision}`, subject: `leave:${leaveId}`, details: { note } });
  const request = requireLeave(context, leaveId);
  return { request, event: addToOutbox(context, decided(context, request, decision)) };
}

/** What other systems hear: the days, not the reasons. */
function decided({ store }: Context, request: LeaveRequest, decision: LeaveDecision) {
  const { id, personId, name, group, kind, from, to } = request;
  const userId = store.people.get(personId)?.userId ?? 0;
  return {
    topic: 'leave.decided' as const,
    personId,
    data: { leaveId: id, userId, name, group, kind, from, to, decision },
  };
}

function requireLeave({ store, settings }: Context, leaveId: number): LeaveRequest {
  const request = store.leave.get(leaveId);
  if (request && store.people.get(request.personId)?.tenantId === settings.homeTenant) return request;
  throw new StationError('not_found', `Leave request ${leaveId} was not found.`, { leaveId });
}

function requireRange(from: string, to: string): void {
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
  if (days < 1) throw new StationError('invalid_argument', 'Leave must not end before it begins.', { field: 'to' });
  if (days > maxDays)
    throw new StationError('invalid_argument', `Leave may last at most ${maxDays} days.`, { field: 'to' });
}

export type LeaveDecision = Exclude<LeaveState, 'requested'>;

const next: Record<LeaveState, readonly LeaveDecision[]> = {
  requested: ['approved', 'rejected', 'cancelled'],
  approved: ['cancelled'],
  rejected: [],
  cancelled: [],
};

/** Which decision may follow which: a request is answered once, and what was approved may still be called off. */
export function mayBecome(state: LeaveState, decision: LeaveDecision): boolean {
  return next[state].includes(decision);
}
