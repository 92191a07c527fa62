/** What every face detector here offers: faces in one square view of a picture. `search.ts` chooses the views. */
import type { Box, FivePoints } from '../../../src-shared/domain.ts';
import type { Affine } from '../image/geometry.ts';
import type { Pyramid } from '../image/pyramid.ts';

/** A face in picture coordinates. */
export interface Detection {
  box: Box;
  /** 0..1 */
  score: number;
  points: FivePoints;
}

export interface Detector {
  /** Side of the square input, pixels. */
  readonly side: number;
  /** Width in input pixels from which a face is found dependably. */
  readonly smallestFace: number;
  /** Faces in the view that `toSource` (input pixel -> picture pixel) shows; overlapping ones already merged. */
  view(pyramid: Pyramid, toSource: Affine): Promise<Detection[]>;
}
