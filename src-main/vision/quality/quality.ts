/** How good a face is for recognition: size, sharpness, exposure, pose, occlusion. */
import type { Box, FivePoints, Pose, Quality } from '../../../src-shared/domain.ts';
import { ramp } from '../../../src-shared/numbers.ts';
import { fitSimilarity } from '../image/geometry.ts';
import type { Pyramid } from '../image/pyramid.ts';
import { type WarpTarget, warp } from '../image/warp.ts';
import { occlusionHints } from './occlusion.ts';
import { exposureOf, sharpnessOf } from './photometry.ts';

/** Side of the aligned crop that is measured, px. The eyes lie on row 0.35, the mouth on row 0.72 (`measureShape`). */
export const measureSide = 96;
/** Left eye, right eye, nose, mouth corners in fractions of the measured crop: the ArcFace template, widely used. */
const measureShape = [0.3419, 0.4616, 0.6565, 0.4598, 0.5002, 0.6405, 0.371, 0.8247, 0.6315, 0.8232];
const measureInput: WarpTarget['input'] = { layout: 'NHWC', colour: 'RGB', mean: [0, 0, 0], scale: 1 };

export interface FaceGeometry {
  box: Box;
  points: FivePoints;
  pose: Pose;
  /** Pixels between the outer cheeks. */
  faceWidth: number;
}

export function assess(pyramid: Pyramid, face: FaceGeometry): Quality {
  const pixels = new Float32Array(measureSide * measureSide * 3);
  const shape = measureShape.map((v) => v * measureSide);
  warp(pyramid, fitSimilarity(shape, face.points.flat()), {
    out: pixels,
    offset: 0,
    width: measureSide,
    height: measureSide,
    input: measureInput,
  });
  const grey = luminance(pixels);
  const { exposure, brightness } = exposureOf(grey);
  const sharpness = sharpnessOf(grey, measureSide);
  const size = ramp(face.faceWidth, 24, 110);
  const frontal = frontality(face.pose);
  return {
    score: combine(sharpness, exposure, size, frontal),
    sharpness,
    exposure,
    size,
    frontal,
    faceWidth: face.faceWidth,
    brightness,
    occlusion: occlusionHints(pixels, measureSide, face.box, pyramid),
  };
}

/** 1 straight on, 0 from 60° of turn or 50° of nod on. */
export function frontality(pose: Pose): number {
  return Math.max(0, 1 - Math.max(Math.abs(pose.yaw) / 60, Math.abs(pose.pitch) / 50));
}

/** The weakest part decides, the others shade it: a sharp, bright face of 30 px is still a poor one. */
function combine(...parts: number[]): number {
  const weakest = Math.min(...parts);
  const mean = parts.reduce((sum, part) => sum + part, 0) / parts.length;
  return 0.7 * weakest + 0.3 * mean;
}

function luminance(rgb: Float32Array): Float32Array {
  const grey = new Float32Array(rgb.length / 3);
  // Rec. 601 luma, the JPEG one.
  for (let i = 0; i < grey.length; i++)
    grey[i] = 0.299 * (rgb[3 * i] as number) + 0.587 * (rgb[3 * i + 1] as number) + 0.114 * (rgb[3 * i + 2] as number);
  return grey;
}
