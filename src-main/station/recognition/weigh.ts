/** What looks at one face or hand come to together: the part of the gate's decision that is the same whatever it recognises by. */
import type { GateOutcome } from '../../../src-shared/domain.ts';
import type { Decision } from './modality.ts';
import type { Policy } from './policies.ts';

/** What one usable look says alone, and of whom. */
export interface Verdict {
  outcome: Extract<GateOutcome, 'accept' | 'ambiguous' | 'unknown'>;
  /** The best person, accepted or not; undefined in an empty gallery. */
  personId: number | undefined;
}

/** `verdicts` of the usable looks, oldest first; `looks`: how many there were, poor ones too. */
export function weigh(
  verdicts: readonly Verdict[],
  looks: number,
  policy: Pick<Policy, 'agreeing' | 'patience' | 'patienceWithPoor'>,
): Pick<Decision, 'personId' | 'progress'> & { outcome: Exclude<Decision['outcome'], 'spoof'> } {
  const last = verdicts.at(-1);
  if (!last) return { personId: null, ...waited(looks, policy.patienceWithPoor, 'low_quality') };
  const share = agreement(verdicts) / policy.agreeing;
  if (share >= 1) return { outcome: 'accept', personId: last.personId ?? null, progress: 1 };
  const ambiguous = verdicts.filter(({ outcome }) => outcome === 'ambiguous').length * 2 >= verdicts.length;
  const { outcome, progress } = waited(verdicts.length, policy.patience, ambiguous ? 'ambiguous' : 'unknown');
  return { outcome, personId: null, progress: Math.max(progress, share) };
}

/** How many of the latest looks accept one and the same person. */
function agreement(verdicts: readonly Verdict[]): number {
  const { personId } = verdicts.at(-1) as Verdict;
  const differing = verdicts.findLastIndex((one) => one.outcome !== 'accept' || one.personId !== personId);
  return verdicts.length - 1 - differing;
}

function waited<O extends GateOutcome>(looks: number, most: number, then: O) {
  return looks >= most ? { outcome: then, progress: 1 } : { outcome: 'looking' as const, progress: looks / (2 * most) };
}
