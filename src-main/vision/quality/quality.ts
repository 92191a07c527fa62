/** How good a face is for recognition: size, sharpness, exposure, pose, occlusion. */
import type { Box, FivePoints, OcclusionHint, Pose, Quality } from '../../../src-shared/domain.ts';
import { ramp } from '../../../src-shared/numbers.ts';
import { fitSimilarity } from '../image/geometry.ts';
import type { Pyramid } from '../image/pyramid.ts';
import { type WarpTarget, warp } from '../image/warp.ts';

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

/** Patches of the aligned crop in fractions: x0, y0, x1, y1. */
const eyes = [
  [0.24, 0.41, 0.44, 0.52],
  [0.56, 0.41, 0.76, 0.52],
] as const;
const bridge = [0.42, 0.36, 0.58, 0.56] as const;
const lower = [0.36, 0.76, 0.64, 0.98] as const;
type Patch = readonly [number, number, number, number];

/** Dark glasses leave the eyes this much darker than the bridge of the nose, with hardly any structure. */
const darkEyes = 0.42;
const flatEyes = 14;
/** Distance in chromaticity (r, g of r + g + b = 1) between a mask and skin; lips and beards stay below. */
const otherColour = 0.075;

/** Hints that a part of the face is covered. Hints only: they choose words on the enrolment screen, never a decision. `pixels`:
 * interleaved RGB 0..255, `side` × `side`, aligned as for `assess`. */
export function occlusionHints(
  pixels: Float32Array,
  side: number,
  box: Box,
  picture: { width: number; height: number },
): OcclusionHint[] {
  const hints: OcclusionHint[] = [];
  const skin = patch(pixels, side, bridge);
  const dark = eyes.every((area) => {
    const eye = patch(pixels, side, area);
    return eye.mean < darkEyes * skin.mean && eye.deviation < flatEyes;
  });
  if (dark) hints.push('eyes');
  const mouth = patch(pixels, side, lower);
  if (Math.hypot(mouth.r - skin.r, mouth.g - skin.g) > otherColour) hints.push('mouth');
  const margin = 0.03 * box.width;
  const cut =
    box.x < -margin ||
    box.y < -margin ||
    box.x + box.width > picture.width + margin ||
    box.y + box.height > picture.height + margin;
  if (cut) hints.push('edge');
  return hints;
}

function patch(pixels: Float32Array, side: number, [x0, y0, x1, y1]: Patch) {
  let [r, g, b, squares, count] = [0, 0, 0, 0, 0];
  for (let y = Math.floor(y0 * side); y < y1 * side; y++)
    for (let x = Math.floor(x0 * side); x < x1 * side; x++) {
      const i = 3 * (y * side + x);
      r += pixels[i] as number;
      g += pixels[i + 1] as number;
      b += pixels[i + 2] as number;
      squares += (((pixels[i] as number) + (pixels[i + 1] as number) + (pixels[i + 2] as number)) / 3) ** 2;
      count++;
    }
  const total = Math.max(r + g + b, 1);
  const mean = total / 3 / count;
  return { mean, deviation: Math.sqrt(Math.max(squares / count - mean * mean, 0)), r: r / total, g: g / total };
}

/** Of an aligned grey face crop (values 0..255), 0 blurred .. 1 crisp: the Laplacian's energy relative to the crop's contrast, on a logarithmic scale, so that neither
 * light nor skin tone decides. Knots from the 1,216 LFW photos: their median comes out at 0.83, their worst at 0. */
export function sharpnessOf(grey: Float32Array, side: number): number {
  let energy = 0;
  let sum = 0;
  let squares = 0;
  let count = 0;
  for (let y = 1; y < side - 1; y++)
    for (let x = 1; x < side - 1; x++) {
      const i = y * side + x;
      const value = grey[i] as number;
      const laplacian =
        4 * value -
        (grey[i - 1] as number) -
        (grey[i + 1] as number) -
        (grey[i - side] as number) -
        (grey[i + side] as number);
      energy += laplacian * laplacian;
      sum += value;
      squares += value * value;
      count++;
    }
  const variance = squares / count - (sum / count) ** 2;
  return ramp(Math.log10(energy / count / Math.max(variance, 20)), -2.2, -0.9);
}

/** `exposure`: 1 in good light; falls when the face is dark, washed out, clipped or flat. `brightness`: mean, 0..1. */
export function exposureOf(grey: Float32Array): { exposure: number; brightness: number } {
  let sum = 0;
  let squares = 0;
  let clipped = 0;
  for (const value of grey) {
    sum += value;
    squares += value * value;
    if (value <= 4 || value >= 251) clipped++;
  }
  const mean = sum / grey.length;
  const contrast = Math.sqrt(Math.max(squares / grey.length - mean * mean, 0));
  const level = Math.min(ramp(mean, 20, 65), 1 - ramp(mean, 200, 245));
  const range = ramp(contrast, 6, 22);
  const kept = 1 - ramp(clipped / grey.length, 0.1, 0.5);
  return { exposure: Math.min(level, range, kept), brightness: mean / 255 };
}
