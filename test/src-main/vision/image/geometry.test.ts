import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Affine,
  apply,
  fitAffine,
  fitSimilarity,
  invert,
  scaleOf,
  squareCrop,
} from '../../../../src-main/vision/image/geometry.ts';

const coordinate = fc.integer({ min: -2000, max: 2000 });
const point = fc.tuple(coordinate, coordinate);
const similarity = fc
  .record({ angle: fc.integer({ min: -180, max: 180 }), scale: fc.integer({ min: 1, max: 400 }), shift: point })
  .map(({ angle, scale, shift }): Affine => {
    const [p, q] = [Math.cos, Math.sin].map((f) => (f((angle * Math.PI) / 180) * scale) / 20) as [number, number];
    return { a: p, b: -q, c: shift[0], d: q, e: p, f: shift[1] };
  });

function expectClose(a: readonly number[], b: readonly number[], digits = 6): void {
  expect(a).toHaveLength(b.length);
  for (const [i, value] of a.entries()) expect(value).toBeCloseTo(b[i] as number, digits);
}

describe('fitSimilarity', () => {
  it('recovers the similarity that points went through', () => {
    const points = fc.uniqueArray(point, { minLength: 2, maxLength: 8, selector: (p) => p.join() });
    fc.assert(
      fc.property(similarity, points, (t, from) => {
        const to = from.flatMap(([x, y]) => apply(t, x, y));
        const found = fitSimilarity(from.flat(), to);
        for (const [x, y] of from) expectClose(apply(found, x, y), apply(t, x, y), 4);
        expect(scaleOf(found)).toBeCloseTo(scaleOf(t), 6);
      }),
    );
  });

  it('does not mirror: the best it can do for mirrored points is no reflection', () => {
    const { a, b, d, e } = fitSimilarity([0, 0, 10, 0, 0, 20], [0, 0, -10, 0, 0, 20]);
    expect(a * e - b * d).toBeGreaterThanOrEqual(0);
  });

  it('averages errors out', () => {
    const found = fitSimilarity([0, 0, 10, 0, 10, 10, 0, 10], [1, 1, 9, 1, 9, 9, 1, 9]);
    expectClose(Object.values(found), [0.8, 0, 1, 0, 0.8, 1]);
  });
});

describe('invert', () => {
  it('leads back', () => {
    fc.assert(
      fc.property(similarity, point, (t, [x, y]) => {
        const [u, v] = apply(t, x, y);
        expectClose(apply(invert(t), u, v), [x, y], 4);
      }),
    );
  });

  it('refuses what flattens the plane', () => {
    expect(() => invert({ a: 1, b: 2, c: 0, d: 2, e: 4, f: 0 })).toThrow(RangeError);
  });
});

describe('squareCrop', () => {
  it('puts the corners of the crop on those of the square, turned clockwise as seen', () => {
    const upright = squareCrop([100, 50], 40, 0, 8);
    expectClose(apply(upright, 0, 0), [80, 30]);
    expectClose(apply(upright, 8, 8), [120, 70]);
    const quarter = squareCrop([100, 50], 40, Math.PI / 2, 8);
    expectClose(apply(quarter, 0, 0), [120, 30]);
    expectClose(apply(quarter, 8, 0), [120, 70]);
  });

  it('keeps centre and size at every angle', () => {
    fc.assert(
      fc.property(
        point,
        fc.integer({ min: 1, max: 3000 }),
        fc.double({ min: -4, max: 4, noNaN: true }),
        (at, side, angle) => {
          const t = squareCrop(at, side, angle, 256);
          expectClose(apply(t, 128, 128), at);
          expect(scaleOf(t)).toBeCloseTo(side / 256, 6);
          const [corner, next] = [apply(t, 0, 0), apply(t, 256, 0)];
          expect(Math.hypot(next[0] - corner[0], next[1] - corner[1])).toBeCloseTo(side, 4);
        },
      ),
    );
  });
});

describe('fitAffine', () => {
  it('recovers any affine map that three points and more went through', () => {
    const number = fc.integer({ min: -40, max: 40 });
    const map = fc.tuple(number, number, number, number, number, number);
    const points = fc.array(point, { minLength: 0, maxLength: 5 });
    fc.assert(
      fc.property(map, points, ([a, b, c, d, e, f], more) => {
        const from = [[0, 0], [100, 0], [0, 100], ...more] as [number, number][];
        const t: Affine = { a, b, c, d, e, f };
        const found = fitAffine(
          from.flat(),
          from.flatMap(([x, y]) => apply(t, x, y)),
        );
        for (const [x, y] of from) expectClose(apply(found, x, y), apply(t, x, y), 4);
      }),
    );
  });

  it('refuses points on one line', () => {
    expect(() => fitAffine([0, 0, 1, 1, 5, 5], [0, 0, 3, 4, 5, 6])).toThrow(RangeError);
  });
});
