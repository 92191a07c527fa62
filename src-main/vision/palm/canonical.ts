/**
 * Where the steady points of a palm lie when it is laid flat. Unit: the palm's width, from the knuckle of the index to that of the
 * little finger; +x towards the thumb, +y towards the wrist. The numbers came with the method; test/bench/bench-palm.ts shows that they fit.
 */
import type { PalmSide } from '../../../src-shared/palm.ts';
import type { Rgb } from '../image/decode.ts';
import { type Affine, fitAffine, fitSimilarity, scaleOf } from '../image/geometry.ts';
import type { Pyramid } from '../image/pyramid.ts';

/** Landmark -> x, y. Thumb and finger tips move too much to align by. */
const steady: readonly (readonly [landmark: number, x: number, y: number])[] = [
  [0, -0.333, 1.473],
  [1, 0.255, 1.306],
  [5, 0.5, 0],
  [9, 0.175, -0.13],
  [13, -0.155, -0.125],
  [17, -0.5, 0],
];
const canonical = { right: flat(1), left: flat(-1) };

/** The part of the palm that is read: within the heel, below the fingers. */
const palmArea = { left: -0.55, right: 0.55, top: -0.05, bottom: 1.05 } as const;

export interface Alignment {
  /** Whose palm this is if it is a palm: right where the thumb lies to the right of fingers that point up. Of a hand's back it is
   * the other one. */
  side: PalmSide;
  /** Flat palm, x as seen (never mirrored) -> picture. */
  toPicture: Affine;
  /** Root mean square distance of the landmarks from where the fit puts them, palm widths. */
  residual: number;
  /** Same under rotation, scale and shift alone: how far the hand is from flat and facing the camera. */
  stiffResidual: number;
}

/** Lays the flat palm over `points` (x, y of 21 landmarks). The side is that of the better rotation and scale; the map itself may
 * shear as well, because a tilted palm does: at 25° this took the misses from 20 % to 3.7 %. */
export function align(points: ArrayLike<number>): Alignment {
  const seen = steady.flatMap(([i]) => [points[2 * i] as number, points[2 * i + 1] as number]);
  const [right, left] = [stiff(canonical.right, seen), stiff(canonical.left, seen)];
  const side: PalmSide = right <= left ? 'right' : 'left';
  const toPicture = fitAffine(canonical[side], seen);
  return {
    side,
    toPicture,
    residual: misfit(toPicture, canonical[side], seen),
    stiffResidual: Math.min(right, left),
  };
}

function stiff(from: readonly number[], to: readonly number[]): number {
  return misfit(fitSimilarity(from, to), from, to);
}

function misfit(t: Affine, from: readonly number[], to: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < from.length; i += 2) {
    const [x, y] = [from[i] as number, from[i + 1] as number];
    sum += (t.a * x + t.b * y + t.c - (to[i] as number)) ** 2 + (t.d * x + t.e * y + t.f - (to[i + 1] as number)) ** 2;
  }
  return Math.sqrt((2 * sum) / from.length) / scaleOf(t);
}

function flat(sign: 1 | -1): number[] {
  return steady.flatMap(([, x, y]) => [sign * x, y]);
}

/** Side in pixels of what is encoded. */
export const regionSide = 128;
const perPixel = (palmArea.right - palmArea.left) / regionSide;

/** Cuts the palm out of the picture as it would lie flat: a square of 128 × 128 grey levels. Rec. 601 grey levels 0..255, rows
 * from the top, bilinear from the pyramid level nearest in size. `toPicture` carries the flat palm to the picture. What lies
 * beyond the picture repeats its border. */
export function cutRegion(pyramid: Pyramid, toPicture: Affine): Float32Array {
  const { image, level } = pyramid.at(scaleOf(toPicture) * perPixel);
  return sampleGrey(image, pixelMap(toPicture, 1 / 2 ** level));
}

/** Part of the region that lies within the picture, 0..1, on a grid of 16 × 16. */
export function partInside(toPicture: Affine, width: number, height: number): number {
  const steps = 16;
  const t = pixelMap(toPicture, 1);
  let inside = 0;
  for (let v = 0; v < steps; v++)
    for (let u = 0; u < steps; u++) {
      const [i, j] = [(u * (regionSide - 1)) / (steps - 1), (v * (regionSide - 1)) / (steps - 1)];
      const [x, y] = [t.a * i + t.b * j + t.c, t.d * i + t.e * j + t.f];
      if (x >= -0.5 && y >= -0.5 && x <= width - 0.5 && y <= height - 0.5) inside++;
    }
  return inside / steps ** 2;
}

/** Region pixel (column, row) -> position in the pixel grid of a picture `k` times the size. */
function pixelMap(t: Affine, k: number): Affine {
  const [x0, y0] = [palmArea.left + perPixel / 2, palmArea.top + perPixel / 2];
  return {
    a: t.a * perPixel * k,
    b: t.b * perPixel * k,
    c: (t.a * x0 + t.b * y0 + t.c) * k - 0.5,
    d: t.d * perPixel * k,
    e: t.e * perPixel * k,
    f: (t.d * x0 + t.e * y0 + t.f) * k - 0.5,
  };
}

function sampleGrey({ data, width, height }: Rgb, t: Affine): Float32Array {
  const out = new Float32Array(regionSide * regionSide);
  const grey = (i: number): number =>
    0.299 * (data[i] as number) + 0.587 * (data[i + 1] as number) + 0.114 * (data[i + 2] as number);
  const [maxX, maxY] = [width - 1, height - 1];
  for (let row = 0, o = 0; row < regionSide; row++)
    for (let column = 0; column < regionSide; column++, o++) {
      const x = Math.min(Math.max(t.a * column + t.b * row + t.c, 0), maxX);
      const y = Math.min(Math.max(t.d * column + t.e * row + t.f, 0), maxY);
      const [x0, y0] = [x | 0, y | 0];
      const [fx, fy] = [x - x0, y - y0];
      const at = (y0 * width + x0) * 3;
      const right = x0 < maxX ? 3 : 0;
      const down = y0 < maxY ? width * 3 : 0;
      const top = grey(at) * (1 - fx) + grey(at + right) * fx;
      const bottom = grey(at + down) * (1 - fx) + grey(at + down + right) * fx;
      out[o] = top * (1 - fy) + bottom * fy;
    }
  return out;
}
