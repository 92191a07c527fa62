/** The gate's decision on a face: a pure function from the looks at it to accept, unknown, ambiguous, spoof or low quality. */
import type { Strictness } from '../../../src-shared/contract/office.ts';
import type { Candidate, LivenessMode } from '../../../src-shared/domain.ts';
import type { PackFacts } from '../ports.ts';
import type { Decision, Look } from './modality.ts';
import { type PolicyVersion, policies } from './policies.ts';
import { gateLine, gateScore } from './scores.ts';
import { type Verdict, weigh } from './weigh.ts';

/** Stored with every event; changes whenever a rule below does, or a number of its policy. */
export const facePolicyVersion = 'gate-1' satisfies PolicyVersion;
export const facePolicy = policies[facePolicyVersion];

/** One embedded look at one face. */
export interface FaceLook extends Look {
  candidates: readonly Candidate[];
  liveness: number | null;
}

export interface FaceGrounds {
  pack: Pick<PackFacts, 'gate' | 'distanceKnots' | 'impostorMedian' | 'livenessThreshold'>;
  /** People in the gallery. */
  people: number;
  liveness: LivenessMode;
  /** How sure the school wants its gate to be; normal where absent. */
  strictness?: Strictness;
}

export interface FaceDecision extends Decision {
  /** Of the deciding look. */
  similarity: number | null;
  runnerUp: number | null;
  /** Mean over the usable looks. */
  liveness: number | null;
  livenessWarning: boolean;
}

/** Judges the looks at one face so far, oldest first. */
export function decideFace(looks: readonly FaceLook[], grounds: FaceGrounds): FaceDecision {
  const usable = looks.filter(({ quality }) => quality >= facePolicy.quality.usable);
  const liveness = meanLiveness(usable);
  const [best, second] = usable.at(-1)?.candidates ?? [];
  const scores = { similarity: best?.similarity ?? null, runnerUp: second?.similarity ?? null, liveness };
  const fake = usable.length > 0 && looksFake(liveness, grounds);
  if (fake && grounds.liveness === 'require' && usable.length >= facePolicy.agreeing)
    return { ...scores, outcome: 'spoof', personId: null, progress: 1, livenessWarning: false };
  const verdicts = usable.map((look) => verdictOn(look, grounds));
  const weighed = weigh(verdicts, looks.length, facePolicy);
  return { ...scores, ...weighed, livenessWarning: fake && weighed.outcome === 'accept' };
}

/** One look alone. */
function verdictOn({ candidates: [best, second] }: FaceLook, { pack, people, strictness }: FaceGrounds): Verdict {
  const personId = best?.personId;
  if (!best) return { outcome: 'unknown', personId };
  const score = gateScore(best.similarity, second?.similarity ?? null, pack.impostorMedian);
  const line = gateLine(people, pack, strictness);
  if (second && best.similarity - second.similarity < pack.gate.minMargin)
    // Close to two people at once: it is one of them, or somebody much like both.
    return { outcome: best.similarity >= line ? 'ambiguous' : 'unknown', personId };
  return { outcome: score >= line ? 'accept' : 'unknown', personId };
}

/** Below the pack's threshold; unmeasured counts as fake where liveness is required. */
function looksFake(liveness: number | null, { liveness: mode, pack }: FaceGrounds): boolean {
  if (mode === 'off') return false;
  return liveness === null ? mode === 'require' : liveness < (pack.livenessThreshold ?? 0);
}

function meanLiveness(looks: readonly FaceLook[]): number | null {
  const known = looks.map((look) => look.liveness).filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
