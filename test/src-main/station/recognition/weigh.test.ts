/** Laws of what looks come to together, for any policy: faces and palms are two of them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policies } from '../../../../src-main/station/recognition/policies.ts';
import { type Verdict, weigh } from '../../../../src-main/station/recognition/weigh.ts';

const verdict: fc.Arbitrary<Verdict> = fc.record({
  outcome: fc.constantFrom('accept' as const, 'accept' as const, 'ambiguous' as const, 'unknown' as const),
  personId: fc.integer({ min: 1, max: 2 }),
});
const anyVerdicts = fc.array(verdict, { maxLength: 12 });
const policy = fc.record({
  agreeing: fc.integer({ min: 1, max: 4 }),
  patience: fc.integer({ min: 4, max: 8 }),
  patienceWithPoor: fc.integer({ min: 4, max: 12 }),
});
const poor = fc.nat(12);

describe('looks together', () => {
  it('accept exactly whom the latest of them agree on, as many as the policy wants', () => {
    fc.assert(
      fc.property(anyVerdicts, poor, policy, (verdicts, more, wants) => {
        const latest = verdicts.slice(-wants.agreeing);
        const agree =
          latest.length === wants.agreeing &&
          latest.every(({ outcome, personId }) => outcome === 'accept' && personId === latest[0]?.personId);
        const { outcome, personId } = weigh(verdicts, verdicts.length + more, wants);
        expect(outcome === 'accept').toBe(agree);
        expect(personId).toBe(agree ? (latest[0]?.personId ?? null) : null);
      }),
    );
  });

  it('are waited for as long as the policy says, for poor ones only where no other came', () => {
    fc.assert(
      fc.property(anyVerdicts, poor, policy, (verdicts, more, wants) => {
        const { outcome } = weigh(verdicts, verdicts.length + more, wants);
        if (verdicts.length === 0) expect(outcome).toBe(more < wants.patienceWithPoor ? 'looking' : 'low_quality');
        else if (outcome !== 'accept') expect(outcome === 'looking').toBe(verdicts.length < wants.patience);
      }),
    );
  });

  it('are ambiguous where at least half of them are', () => {
    const mixed = (ambiguous: number, unknown: number) =>
      weigh(
        [
          ...Array<Verdict>(ambiguous).fill({ outcome: 'ambiguous', personId: 1 }),
          ...Array<Verdict>(unknown).fill({ outcome: 'unknown', personId: undefined }),
        ],
        ambiguous + unknown,
        policies['gate-1'],
      ).outcome;
    expect([mixed(3, 3), mixed(5, 0), mixed(2, 3), mixed(0, 5)]).toEqual([
      'ambiguous',
      'ambiguous',
      'unknown',
      'unknown',
    ]);
  });

  it('progress is within 0..1, and 1 exactly where they are decided', () => {
    fc.assert(
      fc.property(anyVerdicts, poor, policy, (verdicts, more, wants) => {
        const { outcome, progress } = weigh(verdicts, verdicts.length + more, wants);
        expect(progress).toBeGreaterThanOrEqual(0);
        expect(progress).toBeLessThanOrEqual(1);
        expect(progress === 1).toBe(outcome !== 'looking');
      }),
    );
  });
});
