/** Requests in the order of an inbox, and what each state looks like. */
import type { LeaveRequest, LeaveState } from '../../../src-shared/contract/leave.ts';
import type { Tone } from '../../components/Chip.tsx';

export const leaveTones = {
  requested: 'warn',
  approved: 'good',
  rejected: 'alarm',
  cancelled: 'quiet',
} as const satisfies Record<LeaveState, Tone>;

/** Those that wait first, the ones that begin soonest at the top; then the answered ones, the latest first. */
export function inboxOrder(requests: readonly LeaveRequest[]): LeaveRequest[] {
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
