/**
 * Where the steady points of a palm lie when it is laid flat. Unit: the palm's width, from the knuckle of the index to that of the
 * little finger; +x towards the thumb, +y towards the wrist. The numbers came with the method; test/bench/bench-palm.ts shows that they fit.
 */
import type { PalmSide } from '../../../src-shared/palm.ts';
import { type Affine, fitAffine, fitSimilarity, scaleOf } from '../image/geometry.ts';

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
export const palmArea = { left: -0.55, right: 0.55, top: -0.05, bottom: 1.05 } as const;

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
