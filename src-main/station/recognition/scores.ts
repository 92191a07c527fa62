/** What similarities mean: the distance of the documented APIs, and the live gate's score. */
import type { Strictness } from '../../../src-shared/contract/office.ts';
import { between, clamp, round } from '../../../src-shared/numbers.ts';
import type { PackFacts } from '../ports.ts';

const decimals = 4;

/** Distance 0..1 for a similarity of the pack: piecewise linear through the pack's knots (rising similarity, falling
 * distance), so that 0.35 is FMR 1e-4 whatever the network. Beyond the knots the nearest one holds. Rounded to
 * what is shown, so that `distance <= threshold` and the printed distance never disagree. What is no number is alike to
 * nobody. */
export function distanceOf(similarity: number, knots: PackFacts['distanceKnots']): number {
  if (Number.isNaN(similarity)) return 1;
  return round(clamp(between(similarity, knots, 0, 1), 0, 1), decimals);
}

/** The gate's score: best + ½ (best − second person). Separates genuine from strangers better than the best alone (open-set
 * identification on LFW: `npm run bench:accuracy` prints both). In a gallery of one the pack's impostor median stands in
 * for the runner-up, and no runner-up counts for less than that: a small gallery must not look like a large margin. */
export function gateScore(best: number, runnerUp: number | null, impostorMedian: number): number {
  return best + 0.5 * (best - Math.max(runnerUp ?? impostorMedian, impostorMedian));
}

/** The score from which the gate accepts among `people`: more people, more chances for a stranger to resemble one. */
export function gateThreshold(
  people: number,
  gate: Pick<PackFacts['gate'], 'threshold' | 'perDecade' | 'referencePeople'>,
): number {
  return gate.threshold + gate.perDecade * Math.log10(Math.max(people, 1) / gate.referencePeople);
}

/** Steps by which the school wants its gate stricter: of ten times fewer strangers each, whatever it recognises by. */
export const stepsStricter: Record<Strictness, number> = { relaxed: -1, normal: 0, strict: 1 };

/** As `gateThreshold`, moved by what the school asked for: strict lets a tenth as many strangers through, relaxed ten times as
 * many. */
export function gateLine(people: number, pack: LinePack, strictness: Strictness = 'normal'): number {
  return gateThreshold(people, pack.gate) + strictnessStep(pack) * stepsStricter[strictness];
}

export type LinePack = Pick<PackFacts, 'gate' | 'distanceKnots'>;

/** What a factor of ten in strangers is worth in scores: what ten times as many people are, where that was measured to be
 * anything; else half the way from FMR 1e-2 to 1e-4, the distances 0.5 and 0.35 (for packs that have both, the two agree within a
 * third: 0.074 and 0.073, 0.071 and 0.093). */
export function strictnessStep({ gate, distanceKnots }: LinePack): number {
  if (gate.perDecade > 0) return gate.perDecade;
  return (similarityAt(0.35, distanceKnots) - similarityAt(0.5, distanceKnots)) / 2;
}

/** The similarity of a distance: `distanceOf` the other way round. */
function similarityAt(distance: number, knots: PackFacts['distanceKnots']): number {
  return between(distance, knots.toReversed(), 1, 0);
}

export function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

/** Tolerance → distance threshold, straight between. The document calls 0.6 "balanced, recommended for general use": the
 * distance that every dialect recommends (FMR 1e-4). 0.4 is its "very strict"; 0.8, its "permissive", is about FMR 1e-2.
 * The ends accept nobody but an identical face, and everybody. */
const knots = [
  [0, 0],
  [0.4, 0.25],
  [0.6, 0.35],
  [0.8, 0.5],
  [1, 1],
] as const;

/** What the server dialect's `RECOGNITION_TOLERANCE` (0..1, larger is laxer) means on the calibrated distance scale.
 * The largest distance that counts as the same person. */
export function thresholdOf(tolerance: number): number {
  return round(between(tolerance, knots, 0, 1), 4);
}
