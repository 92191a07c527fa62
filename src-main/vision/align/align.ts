/** The crop of a face that a recogniser wants, as a transform from crop pixels to the picture. */
import type { FivePoints } from '../../../src-shared/domain.ts';
import type { EmbedderManifest } from '../../../src-shared/pack-manifest.ts';
import { type Affine, fitSimilarity } from '../image/geometry.ts';
import { type Mesh, meshMiddle, meshPoint } from '../landmarks/facemesh.ts';
import { dlibInner51, trainedFive } from '../landmarks/mesh-indices.ts';

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

/** dlib's published mean face shape (points 17..67 of its 68), x and y in 0..1 of the face. */
const x = [
  0.000213256, 0.0752622, 0.18113, 0.29077, 0.393397, 0.586856, 0.689483, 0.799124, 0.904991, 0.98004, 0.490127,
  0.490127, 0.490127, 0.490127, 0.36688, 0.426036, 0.490127, 0.554217, 0.613373, 0.121737, 0.187122, 0.265825, 0.334606,
  0.260918, 0.182743, 0.645647, 0.714428, 0.793132, 0.858516, 0.79751, 0.719335, 0.254149, 0.340985, 0.428858, 0.490127,
  0.551395, 0.639268, 0.726104, 0.642159, 0.556721, 0.490127, 0.423532, 0.338094, 0.290379, 0.428096, 0.490127,
  0.552157, 0.689874, 0.553364, 0.490127, 0.42689,
];
const y = [
  0.106454, 0.038915, 0.0187482, 0.0344891, 0.0773906, 0.0773906, 0.0344891, 0.0187482, 0.038915, 0.106454, 0.203352,
  0.307009, 0.409805, 0.515625, 0.587326, 0.609345, 0.628106, 0.609345, 0.587326, 0.216423, 0.178758, 0.179852,
  0.231733, 0.245099, 0.244077, 0.231733, 0.179852, 0.178758, 0.216423, 0.244077, 0.245099, 0.780233, 0.745405,
  0.727388, 0.742578, 0.727388, 0.745405, 0.780233, 0.864805, 0.902192, 0.909281, 0.902192, 0.864805, 0.784792,
  0.778746, 0.785343, 0.778746, 0.784792, 0.824182, 0.831803, 0.824182,
];

/** dlib's face chip: where the 51 inner landmarks of an average face lie in the recogniser's 150 px crop. Interleaved x, y in
 * fractions of the crop: dlib's padding of 0.25 puts the face's 0..1 at (0.25 + v) / 1.5 of the chip, which is 25 + 100·v of 150
 * px. */
export const chipShape: Float64Array = Float64Array.from({ length: x.length * 2 }, (_, i) => {
  const v = (i % 2 === 0 ? x : y)[i >> 1] as number;
  return (0.25 + v) / 1.5;
});
