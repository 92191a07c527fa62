/** The crop of a face that a recogniser wants, as a transform from crop pixels to the picture. */
import type { FivePoints } from '../../../src-shared/domain.ts';
import type { EmbedderManifest } from '../../../src-shared/pack-manifest.ts';
import { type Affine, fitSimilarity } from '../image/geometry.ts';
import { type Mesh, meshMiddle, meshPoint } from '../landmarks/facemesh.ts';
import { dlibInner51, trainedFive } from '../landmarks/mesh-indices.ts';
import { chipShape } from './mean-shape.ts';

/** Crop pixel -> picture pixel. `points` are the detector's, and not looked at where there is a mesh: it lies better. `mesh` must be
 * there for `mean-shape-51` packs (their manifest names a landmark network). */
export function alignment(embedder: EmbedderManifest, points: FivePoints, mesh: Mesh | null): Affine {
  const { width, height } = embedder.input;
  if (embedder.alignment.kind === 'five-point') {
    const five = mesh ? trainedFive.map((indices) => meshMiddle(mesh, indices)) : points;
    return fitSimilarity(toPixels(embedder.alignment.template.flat(), width, height), five.flat());
  }
  if (!mesh) throw new RangeError('Alignment by mean shape needs the face mesh.');
  return fitSimilarity(
    toPixels(chipShape, width, height),
    dlibInner51.flatMap((index) => meshPoint(mesh, index)),
  );
}

function toPixels(fractions: ArrayLike<number>, width: number, height: number): Float64Array {
  return Float64Array.from(fractions, (value, i) => value * (i % 2 === 0 ? width : height));
}
