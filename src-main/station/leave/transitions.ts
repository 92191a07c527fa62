/** Which decision may follow which: a request is answered once, and what was approved may still be called off. */
import type { LeaveState } from '../../../src-shared/contract/leave.ts';

export type LeaveDecision = Exclude<LeaveState, 'requested'>;

const next: Record<LeaveState, readonly LeaveDecision[]> = {
  requested: ['approved', 'rejected', 'cancelled'],
  approved: ['cancelled'],
  rejected: [],
  cancelled: [],
};

export function mayBecome(state: LeaveState, decision: LeaveDecision): boolean {
  return next[state].includes(decision);
}
