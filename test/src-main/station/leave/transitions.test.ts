import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type LeaveDecision, mayBecome } from '../../../../src-main/station/leave/transitions.ts';
import { type LeaveState, leaveStates } from '../../../../src-shared/contract/leave.ts';

const decisions: LeaveDecision[] = ['approved', 'rejected', 'cancelled'];

it('exactly four decisions are possible', () => {
  const legal = leaveStates.flatMap((state) =>
    decisions.filter((decision) => mayBecome(state, decision)).map((decision) => `${state} ${decision}`),
  );
  expect(legal).toEqual(['requested approved', 'requested rejected', 'requested cancelled', 'approved cancelled']);
});

it('whatever is tried in whatever order, at most two decisions are taken, and only an approved one is called off', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...decisions), { maxLength: 20 }), (tries) => {
      let state: LeaveState = 'requested';
      const taken: LeaveDecision[] = [];
      for (const decision of tries)
        if (mayBecome(state, decision)) {
          taken.push(decision);
          state = decision;
        }
      expect(taken.length).toBeLessThanOrEqual(2);
      if (taken.length === 2) expect(taken).toEqual(['approved', 'cancelled']);
      // The first answer is always taken.
      expect(taken[0]).toBe(tries[0]);
    }),
  );
});
