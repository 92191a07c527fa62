/** What similarities mean: the distance of the documented APIs, and the live gate's score. */
import type { Strictness } from '../../../src-shared/contract/office.ts';
import { clamp, round } from '../../../src-shared/numbers.ts';
import type { PackFacts } from '../ports.ts';

const decimals = 4;

/** Distance 0..1 for a similarity of the pack: piecewise linear through the pack's knots (rising similarity, falling
 * distance), so that 0.35 is FMR 1e-4 whatever the network. Beyond the knots the nearest one holds. Rounded to
 * what is shown, so that `distance <= threshold` and the printed distance never disagree. What is no number is alike to
 * nobody. */
export function distanceOf(similarity: number, knots: PackFacts['distanceKnots']): number {
  if (Number.isNaN(similarity)) return 1;
  const above = knots.findIndex(([s]) => s >= similarity);
  if (above <= 0) return (above === 0 ? knots[0] : knots.at(-1))?.[1] ?? 1;
  const [s0, d0] = knots[above - 1] as readonly [number, number];
  const [s1, d1] = knots[above] as readonly [number, number];
  return round(clamp(d0 + ((d1 - d0) * (similarity - s0)) / (s1 - s0), 0, 1), decimals);
}

/** The gate's score: best + ½ (best − second person). Separates genuine from strangers better than the best alone (open-set
 * identification on LFW: `npm run bench:accuracy` prints both). In a gallery of one the pack's impostor median stands in
 * for the runner-up, and no runner-up counts for less than that: a small gallery must not look like a large margin. */
export function gateScore(best: number, runnerUp: number | null, impostorMedian: number): number {
  return best + 0.5 * (best - Math.max(runnerUp ?? impostorMedian, impostorMedian));
}

/** Steps of ten times as many, or as few, people: strict is as sure among 100 as normal among 1,000. */
const strictnessSteps: Record<Strictness, number> = { relaxed: -1, normal: 0, strict: 1 };

/** The score from which the gate accepts among `people`: more people, more chances for a stranger to resemble one. */
export function gateThreshold(people: number, gate: PackFacts['gate'], strictness: Strictness = 'normal'): number {
  const decades = Math.log10(Math.max(people, 1) / gate.referencePeople) + strictnessSteps[strictness];
  return gate.threshold + gate.perDecade * decades;
}

export function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
