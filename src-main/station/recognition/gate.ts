/** The gate decision: a pure function from what was seen of one face to accept, unknown, ambiguous, spoof or low quality. */
import type { Strictness } from '../../../src-shared/contract/office.ts';
import type { Candidate, GateOutcome, LivenessMode } from '../../../src-shared/domain.ts';
import type { PackFacts } from '../ports.ts';
import { gateLine, gateScore } from './scores.ts';

/** Stored with every event; changes whenever a rule below does. */
export const policyVersion = 'gate-1';

/** Two frames must name the same person: one lucky frame is not enough. */
const agreeingSightings = 2;
/** After this many usable looks without agreement the face is unknown or ambiguous. */
const patience = 5;
/** Below this quality a look says little; it counts only towards "low quality". */
const minQuality = 0.25;

/** One embedded look at one face. */
export interface Sighting {
  /** The two best people, best first; empty in an empty gallery. */
  candidates: readonly Candidate[];
  quality: number;
  liveness: number | null;
}

export interface GatePolicy {
  pack: Pick<PackFacts, 'gate' | 'distanceKnots' | 'impostorMedian' | 'livenessThreshold'>;
  /** People in the gallery. */
  people: number;
  liveness: LivenessMode;
  /** How sure the school wants its gate to be; normal where absent. */
  strictness?: Strictness;
}

/** As stored with an event: the rules, and the strictness where it is not the normal one. */
export function policyName(strictness: Strictness, version: string = policyVersion): string {
  return strictness === 'normal' ? version : `${version} ${strictness}`;
}

export interface GateDecision {
  outcome: GateOutcome | 'looking';
  personId: number | null;
  /** Of the deciding look. */
  similarity: number | null;
  runnerUp: number | null;
  /** Mean over the usable looks. */
  liveness: number | null;
  livenessWarning: boolean;
  /** 0..1 of the evidence that is wanted. */
  progress: number;
}

type Verdict = 'accept' | 'ambiguous' | 'unknown';

/** Judges the looks at one track so far, oldest first. */
export function decide(sightings: readonly Sighting[], policy: GatePolicy): GateDecision {
  const usable = sightings.filter((look) => look.quality >= minQuality);
  const liveness = meanLiveness(usable);
  const last = usable.at(-1);
  const base = {
    personId: null,
    similarity: last?.candidates[0]?.similarity ?? null,
    runnerUp: last?.candidates[1]?.similarity ?? null,
    liveness,
    livenessWarning: false,
    progress: 1,
  };
  if (!last) return { ...base, ...stillLooking(sightings.length, 'low_quality') };
  const fake = looksFake(liveness, policy);
  if (fake && policy.liveness === 'require' && usable.length >= agreeingSightings) return { ...base, outcome: 'spoof' };

  const verdicts = usable.map((look) => judge(look, policy));
  const agreed = agreement(usable, verdicts);
  if (agreed >= agreeingSightings && !(fake && policy.liveness === 'require'))
    return { ...base, outcome: 'accept', personId: last.candidates[0]?.personId ?? null, livenessWarning: fake };
  const ambiguous = verdicts.filter((verdict) => verdict === 'ambiguous').length * 2 >= verdicts.length;
  const decided = stillLooking(usable.length, ambiguous ? 'ambiguous' : 'unknown');
  return { ...base, ...decided, progress: Math.max(decided.progress, agreed / agreeingSightings) };
}

/** One look alone. */
function judge({ candidates: [best, second] }: Sighting, { pack, people, strictness }: GatePolicy): Verdict {
  if (!best) return 'unknown';
  const score = gateScore(best.similarity, second?.similarity ?? null, pack.impostorMedian);
  const threshold = gateLine(people, pack, strictness);
  if (second && best.similarity - second.similarity < pack.gate.minMargin)
    // Close to two people at once: it is one of them, or somebody much like both.
    return best.similarity >= threshold ? 'ambiguous' : 'unknown';
  return score >= threshold ? 'accept' : 'unknown';
}

/** How many of the latest looks accept one and the same person. */
function agreement(looks: readonly Sighting[], verdicts: readonly Verdict[]): number {
  const person = looks.at(-1)?.candidates[0]?.personId;
  let count = 0;
  for (let i = looks.length - 1; i >= 0; i--) {
    if (verdicts[i] !== 'accept' || looks[i]?.candidates[0]?.personId !== person) break;
    count++;
  }
  return count;
}

function stillLooking(looks: number, otherwise: GateOutcome): { outcome: GateDecision['outcome']; progress: number } {
  return looks >= patience
    ? { outcome: otherwise, progress: 1 }
    : { outcome: 'looking', progress: looks / (2 * patience) };
}

/** Below the pack's threshold; unmeasured counts as fake where liveness is required. */
function looksFake(liveness: number | null, { liveness: mode, pack }: GatePolicy): boolean {
  if (mode === 'off') return false;
  return liveness === null ? mode === 'require' : liveness < (pack.livenessThreshold ?? 0);
}

function meanLiveness(looks: readonly Sighting[]): number | null {
  const known = looks.map((look) => look.liveness).filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
