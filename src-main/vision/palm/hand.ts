/** A hand as the landmark network sees it: 21 points, and the square around them in which the next look is taken. And which
 * hand it is, from which side. */
import type { Box, Point } from '../../../src-shared/boxes.ts';
import type { HandRegion, PalmSide } from '../../../src-shared/palm.ts';
import { type Affine, squareCrop } from '../image/geometry.ts';

export const handPoints = 21;
/** Of the 21: wrist, then the knuckles of index, middle, ring and little finger. MediaPipe's numbering. */
export const wrist = 0;
export const indexKnuckle = 5;
export const middleKnuckle = 9;
export const littleKnuckle = 17;

export interface Hand {
  /** x, y of 21 points in picture pixels. */
  points: Float32Array;
  /** 0..1: that the crop holds a hand at all. */
  presence: number;
  /** 0..1 as the network gives it; see `whatIsSeen` for what it means. */
  handedness: number;
}

/** Side of a hand's crop as a multiple of its landmarks' box: 2 to 1.5 find the same landmarks, 1.65 was measured best. */
const cropFactor = 1.65;

export function handPoint(points: ArrayLike<number>, index: number): Point {
  return [points[2 * index] as number, points[2 * index + 1] as number];
}

/** Crop pixel -> picture pixel of the region shown at `out` × `out`. */
export function regionCrop({ x, y, side, angle }: HandRegion, out: number): Affine {
  return squareCrop([x, y], side, angle, out);
}

/** The square around the landmarks, turned so that wrist to middle knuckle points up. */
export function regionOf(points: ArrayLike<number>): HandRegion {
  const [from, to] = [handPoint(points, wrist), handPoint(points, middleKnuckle)];
  const angle = Math.atan2(to[0] - from[0], from[1] - to[1]);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  // Along the hand's own axes.
  const own = new Float32Array(points.length);
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i] as number, points[i + 1] as number];
    own[i] = cos * x + sin * y;
    own[i + 1] = cos * y - sin * x;
  }
  const box = boxOf(own);
  const [u, v] = [box.x + box.width / 2, box.y + box.height / 2];
  return { x: cos * u - sin * v, y: sin * u + cos * v, side: cropFactor * Math.max(box.width, box.height), angle };
}

/** The upright box around points x, y, x, y, … */
export function boxOf(points: ArrayLike<number>): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i] as number, points[i + 1] as number];
    if (x < x0) x0 = x;
    if (x > x1) x1 = x;
    if (y < y0) y0 = y;
    if (y > y1) y1 = y;
  }
  return { x: x0, y: y0, width: x1 - x0, height: y1 - y0 };
}

/** Between these the network does not know, and the outline decides alone. */
const surelyLeft = 0.35;
const surelyRight = 0.65;

/**
 * Left or right, palm or back. Two things are known of a hand: on which side of the upward fingers its thumb lies (`canonical.ts`),
 * and the network's handedness. A right palm and the back of a left hand have the same outline; where the network calls the hand
 * the other one than its outline would be as a palm, what is seen is a back.
 *
 * Measured on 136 photos of right palms and their mirror images (left palms): the lite network says 0.86 to 0.95 for right palms and
 * 0.05 to 0.20 for left ones, the full one 0.96 to 1 and 0 to 0.14; frames here are as the camera sees them, not mirrored. Of backs
 * there was a single photo to try, and both networks know it: how many others they miss is not measured. A back that is taken for a
 * palm is left to the other rules: it has few lines to read, and matches nobody who enrolled a palm.
 */
export interface Seen {
  /** Whose hand it is. */
  side: PalmSide;
  facing: 'palm' | 'back';
}

/** `asPalm`: what the outline would be if it were a palm; `handedness`: 0 left .. 1 right, as the network says. */
export function whatIsSeen(asPalm: PalmSide, handedness: number): Seen {
  const said: PalmSide | null = handedness >= surelyRight ? 'right' : handedness <= surelyLeft ? 'left' : null;
  return said === null || said === asPalm ? { side: asPalm, facing: 'palm' } : { side: said, facing: 'back' };
}
