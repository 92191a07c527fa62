/** The gate's decision on a hand: a pure function from the looks at its palm to accept, unknown, ambiguous or low quality. */
import type { Strictness } from '../../../src-shared/contract/office.ts';
import type { GateOutcome } from '../../../src-shared/domain.ts';
import type { PalmCandidate, PalmFacts } from '../ports/palms.ts';
import { palmLine } from './palm-scores.ts';

/** Stored with every event; changes whenever a rule below does. */
export const palmPolicyVersion = 'palm-1';
/** The same rules where the school wants a PIN after the palm. */
export const palmPinPolicyVersion = 'palm-1+pin';

/** Two looks must name the same person: one lucky look is not enough. */
const agreeingLooks = 2;
/** After this many usable looks without agreement the palm is unknown or ambiguous. */
const patience = 5;
/** After this many faulty looks and no usable one: low quality. About a second and a half: a hand on its way is faulty too. */
const patienceWithFaults = 12;
/** The latest looks that are judged: no fewer than are waited for. */
export const palmMemory = 12;

/** One look at one palm; `candidates` is null where the look was faulty, else the two nearest people, nearest first. */
export interface PalmLook {
  candidates: readonly PalmCandidate[] | null;
  /** 0..1 */
  quality: number;
}

export interface PalmPolicy {
  gate: PalmFacts['gate'];
  distanceKnots: PalmFacts['distanceKnots'];
  strictness: Strictness;
}

export interface PalmDecision {
  outcome: Exclude<GateOutcome, 'spoof'> | 'looking';
  personId: number | null;
  /** Raw distances of the deciding look; null where nothing was compared. */
  distance: number | null;
  runnerUp: number | null;
  /** 0..1 of the evidence that is wanted. */
  progress: number;
}

type Verdict = 'accept' | 'ambiguous' | 'unknown';

/** Judges the looks at one hand so far, oldest first. */
export function decidePalm(looks: readonly PalmLook[], policy: PalmPolicy): PalmDecision {
  const usable = looks.map(({ candidates }) => candidates).filter((candidates) => candidates !== null);
  const last = usable.at(-1);
  const [best, second] = last ?? [];
  const grounds = { personId: null, distance: best?.distance ?? null, runnerUp: second?.distance ?? null };
  if (!last) return { ...grounds, ...waited(looks.length, patienceWithFaults, 'low_quality') };
  const verdicts = usable.map((candidates) => judge(candidates, policy));
  const agreed = agreement(usable, verdicts);
  if (best && agreed >= agreeingLooks) return { ...grounds, outcome: 'accept', personId: best.personId, progress: 1 };
  const ambiguous = verdicts.filter((verdict) => verdict === 'ambiguous').length * 2 >= verdicts.length;
  const decided = waited(usable.length, patience, ambiguous ? 'ambiguous' : 'unknown');
  return { ...grounds, ...decided, progress: Math.max(decided.progress, agreed / agreeingLooks) };
}

/** One look alone. */
function judge([best, second]: readonly PalmCandidate[], policy: PalmPolicy): Verdict {
  if (!isNear(best, policy)) return 'unknown';
  return second && second.distance - best.distance < policy.gate.minMargin ? 'ambiguous' : 'accept';
}

/** On the accepting side of the line. */
export function isNear(candidate: PalmCandidate | undefined, policy: PalmPolicy): candidate is PalmCandidate {
  return candidate !== undefined && candidate.distance <= palmLine(policy, policy.strictness);
}

/** How many of the latest looks accept one and the same person. */
function agreement(looks: readonly (readonly PalmCandidate[])[], verdicts: readonly Verdict[]): number {
  const person = looks.at(-1)?.[0]?.personId;
  let count = 0;
  for (let i = looks.length - 1; i >= 0; i--) {
    if (verdicts[i] !== 'accept' || looks[i]?.[0]?.personId !== person) break;
    count++;
  }
  return count;
}

function waited<O extends PalmDecision['outcome']>(looks: number, most: number, then: O) {
  return looks >= most ? { outcome: then, progress: 1 } : { outcome: 'looking' as const, progress: looks / (2 * most) };
}
