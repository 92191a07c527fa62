/** Faces as detectors report them, made up. */
import type { Box, FivePoints } from '../../../src-shared/domain.ts';

/** Where eyes, nose and the corners of the mouth lie in a face of that box. */
export function pointsIn({ x, y, width, height }: Box): FivePoints {
  const at = (across: number, down: number) => [x + across * width, y + down * height] as const;
  return [at(0.3, 0.4), at(0.7, 0.4), at(0.5, 0.6), at(0.35, 0.8), at(0.65, 0.8)];
}
