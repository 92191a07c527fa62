/** What the server dialect's `RECOGNITION_TOLERANCE` (0..1, larger is laxer) means on the calibrated distance scale. */
import { between, round } from '../../../src-shared/numbers.ts';

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

/** The largest distance that counts as the same person. */
export function thresholdOf(tolerance: number): number {
  return round(between(tolerance, knots, 0, 1), 4);
}
