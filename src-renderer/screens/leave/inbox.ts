/** The inbox of leave: what the address asks for, in which order requests stand, and the requests themselves. */
import { useState } from 'react';
import { type LeaveRequest, type LeaveState, leaveStates } from '../../../src-shared/contract/leave.ts';
import type { Tone } from '../../components/Chip.tsx';
import { useQuery } from '../../hooks/use-query.ts';
import { go } from '../../route.ts';

export interface Filters {
  /** null: all of them, those that wait first. */
  state: LeaveState | null;
  /** Empty: every class. */
  group: string;
  /** null: everybody. */
  person: number | null;
  /** Empty: any day. Both included. */
  from: string;
  to: string;
}

const day = /^\d{4}-\d\d-\d\d$/;

export function readFilters(query: URLSearchParams): Filters {
  const date = (name: string) => (day.test(query.get(name) ?? '') ? (query.get(name) ?? '') : '');
  return {
    state: leaveStates.find((state) => state === query.get('state')) ?? null,
    group: query.get('group') ?? '',
    person: Number(query.get('person')) || null,
    from: date('from'),
    to: date('to'),
  };
}

/** As the station is asked. */
export function queryOf({ state, group, person, from, to }: Filters) {
  return {
    ...(state ? { state } : {}),
    ...(group ? { group } : {}),
    ...(person ? { personId: person } : {}),
    ...(from && to ? { from, to } : {}),
  };
}

export function setFilters(filters: Filters): void {
  go('leave', [], written(filters));
}

export function openRequest(filters: Filters, leaveId: number): void {
  go('leave', [leaveId], written(filters));
}

export function written({ state, group, person, from, to }: Filters): Record<string, string> {
  const parts = { state: state ?? '', group, person: person ? String(person) : '', from, to };
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== ''));
}

// Requests in the order of an inbox, and what each state looks like.

export const leaveTones = {
  requested: 'warn',
  approved: 'good',
  rejected: 'alarm',
  cancelled: 'quiet',
} as const satisfies Record<LeaveState, Tone>;

/** Those that wait first, the ones that begin soonest at the top; then the answered ones, the latest first. */
function inboxOrder(requests: readonly LeaveRequest[]): LeaveRequest[] {
  return [...requests].sort((a, b) => {
    const waiting = Number(b.state === 'requested') - Number(a.state === 'requested');
    if (waiting !== 0) return waiting;
    return a.state === 'requested' ? a.from.localeCompare(b.from) || a.id - b.id : b.id - a.id;
  });
}

/** Both lists hold the waiting ones: each request once. */
export function merged(waiting: readonly LeaveRequest[], latest: readonly LeaveRequest[]): LeaveRequest[] {
  return inboxOrder([...new Map([...latest, ...waiting].map((request) => [request.id, request])).values()]);
}

export interface Inbox {
  /** null: not known yet. */
  requests: LeaveRequest[] | null;
  error: unknown;
  hasMore: boolean;
  more(): void;
  reload(): Promise<void>;
}

const first = 60;
/** As many as the station gives at once. */
const most = 200;
/** Milliseconds: a request that comes through the school's other systems writes nothing to the outbox. */
const refresh = 30_000;

/** The requests of the inbox. Those that wait are asked for by themselves, so that none is lost behind newer ones. */
export function useInbox(filters: Filters): Inbox {
  const query = queryOf(filters);
  const [limit, setLimit] = useState(first);
  const live = { on: ['outbox', 'people.changed'], every: refresh } as const;
  const all = useQuery('leave.list', { ...query, limit }, live);
  const both = filters.state === null;
  const waiting = useQuery('leave.list', { ...query, state: 'requested', limit: most }, { ...live, enabled: both });
  const known = all.data && (!both || waiting.data);
  return {
    requests: known ? merged(both ? (waiting.data?.requests ?? []) : [], all.data?.requests ?? []) : null,
    error: all.error ?? waiting.error,
    hasMore: all.data?.next != null && limit < most,
    more: () => setLimit(most),
    reload: async () => {
      await Promise.all([all.reload(), both ? waiting.reload() : null]);
    },
  };
}
