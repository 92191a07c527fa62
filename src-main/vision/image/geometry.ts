/** Plane transforms between a picture and a crop of it. */
import type { Point } from '../../../src-shared/domain.ts';

/** x' = a·x + b·y + c,  y' = d·x + e·y + f. */
export interface Affine {
  a: number;
  b: number;
  c: number;
  d: number;
  e: number;
  f: number;
}

export function apply(t: Affine, x: number, y: number): [number, number] {
  return [t.a * x + t.b * y + t.c, t.d * x + t.e * y + t.f];
}

/** Throws RangeError for a transform that flattens the plane. */
export function invert(t: Affine): Affine {
  const det = t.a * t.e - t.b * t.d;
  if (!Number.isFinite(1 / det)) throw new RangeError('The transform has no inverse.');
  const a = t.e / det;
  const b = -t.b / det;
  const d = -t.d / det;
  const e = t.a / det;
  return { a, b, c: -(a * t.c + b * t.f), d, e, f: -(d * t.c + e * t.f) };
}

/** Source pixels a destination pixel covers, in one direction (mean of the two). */
export function scaleOf(t: Affine): number {
  return Math.sqrt(Math.abs(t.a * t.e - t.b * t.d));
}

/** Crop pixel -> picture pixel for a square crop of `side` picture pixels around `centre`, turned by `angle` radians
 * (clockwise as seen, y down), shown at `out` × `out`. */
export function squareCrop(centre: Point, side: number, angle: number, out: number): Affine {
  const s = side / out;
  const cos = Math.cos(angle) * s;
  const sin = Math.sin(angle) * s;
  const half = out / 2;
  return {
    a: cos,
    b: -sin,
    c: centre[0] - cos * half + sin * half,
    d: sin,
    e: cos,
    f: centre[1] - sin * half - cos * half,
  };
}

/** Least-squares similarity (rotation, uniform scale, shift; no mirroring) that carries `from` to `to`; both interleaved
 * x, y and of the same length. Closed form: with complex numbers z = from, w = to, both centred, the factor is Σ w·z̄ / Σ |z|².
 * Source: Umeyama 1991, the planar case. */
export function fitSimilarity(from: ArrayLike<number>, to: ArrayLike<number>): Affine {
  const n = from.length / 2;
  const [fx, fy, tx, ty] = [meanOf(from, 0), meanOf(from, 1), meanOf(to, 0), meanOf(to, 1)];
  let re = 0;
  let im = 0;
  let norm = 0;
  for (let i = 0; i < n; i++) {
    const zx = (from[2 * i] as number) - fx;
    const zy = (from[2 * i + 1] as number) - fy;
    const wx = (to[2 * i] as number) - tx;
    const wy = (to[2 * i + 1] as number) - ty;
    re += wx * zx + wy * zy;
    im += wy * zx - wx * zy;
    norm += zx * zx + zy * zy;
  }
  const p = re / norm;
  const q = im / norm;
  return { a: p, b: -q, c: tx - p * fx + q * fy, d: q, e: p, f: ty - q * fx - p * fy };
}

/** Least-squares affine map that carries `from` to `to`; both interleaved x, y and of the same length, at least three points that
 * are not on one line. Throws RangeError where they are. */
export function fitAffine(from: ArrayLike<number>, to: ArrayLike<number>): Affine {
  const n = from.length / 2;
  const [fx, fy, tx, ty] = [meanOf(from, 0), meanOf(from, 1), meanOf(to, 0), meanOf(to, 1)];
  let [xx, xy, yy, ux, uy, vx, vy] = [0, 0, 0, 0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [x, y] = [(from[2 * i] as number) - fx, (from[2 * i + 1] as number) - fy];
    const [u, v] = [(to[2 * i] as number) - tx, (to[2 * i + 1] as number) - ty];
    xx += x * x;
    xy += x * y;
    yy += y * y;
    ux += u * x;
    uy += u * y;
    vx += v * x;
    vy += v * y;
  }
  const det = xx * yy - xy * xy;
  if (!(det > 1e-12 * (xx + yy) ** 2)) throw new RangeError('The points lie on one line.');
  const a = (ux * yy - uy * xy) / det;
  const b = (uy * xx - ux * xy) / det;
  const d = (vx * yy - vy * xy) / det;
  const e = (vy * xx - vx * xy) / det;
  return { a, b, c: tx - a * fx - b * fy, d, e, f: ty - d * fx - e * fy };
}

function meanOf(points: ArrayLike<number>, axis: 0 | 1): number {
  let sum = 0;
  for (let i = axis; i < points.length; i += 2) sum += points[i] as number;
  return sum / (points.length / 2);
}
