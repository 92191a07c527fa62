/** The gate's decision on a hand: a pure function from the looks at its palm to accept, unknown, ambiguous or low quality. */
import type { Strictness } from '../../../src-shared/contract/office.ts';
import type { PalmCandidate, PalmFacts } from '../ports/palms.ts';
import type { Decision, Look } from './modality.ts';
import { palmLine } from './palm-scores.ts';
import { type PolicyVersion, policies } from './policies.ts';
import { type Verdict, weigh } from './weigh.ts';

/** Stored with every event; changes whenever a rule below does, or a number of its policy. */
export const palmPolicyVersion = 'palm-1' satisfies PolicyVersion;
/** Where the school wants a PIN after the palm. */
export const palmPinPolicyVersion = 'palm-1+pin' satisfies PolicyVersion;
export const palmPolicy = policies[palmPolicyVersion];

/** One look at one palm; `candidates` is null where the look was faulty, else the two nearest people, nearest first. */
export interface PalmLook extends Look {
  candidates: readonly PalmCandidate[] | null;
}

export interface PalmGrounds {
  gate: PalmFacts['gate'];
  distanceKnots: PalmFacts['distanceKnots'];
  strictness: Strictness;
}

export interface PalmDecision extends Decision {
  /** Raw distances of the deciding look; null where nothing was compared. */
  distance: number | null;
  runnerUp: number | null;
}

/** Judges the looks at one hand so far, oldest first. */
export function decidePalm(looks: readonly PalmLook[], grounds: PalmGrounds): PalmDecision {
  const usable = looks.map(({ candidates }) => candidates).filter((candidates) => candidates !== null);
  const [best, second] = usable.at(-1) ?? [];
  const verdicts = usable.map((candidates) => verdictOn(candidates, grounds));
  const distances = { distance: best?.distance ?? null, runnerUp: second?.distance ?? null };
  return { ...distances, ...weigh(verdicts, looks.length, palmPolicy) };
}

/** One look alone. */
function verdictOn([best, second]: readonly PalmCandidate[], grounds: PalmGrounds): Verdict {
  const personId = best?.personId;
  if (!isNear(best, grounds)) return { outcome: 'unknown', personId };
  const alike = second && second.distance - best.distance < grounds.gate.minMargin;
  return { outcome: alike ? 'ambiguous' : 'accept', personId };
}

/** On the accepting side of the line. */
export function isNear(candidate: PalmCandidate | undefined, grounds: PalmGrounds): candidate is PalmCandidate {
  return candidate !== undefined && candidate.distance <= palmLine(grounds, grounds.strictness);
}
