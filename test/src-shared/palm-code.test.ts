import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  leastVariety,
  palmDistance,
  palmDistanceFrom,
  palmRows,
  palmShift,
  palmVariety,
} from '../../src-shared/palm-code.ts';
import { codeOfDirections, copyOf, directionsOf, palmOf } from '../support/palm-codes.ts';

const direction = fc.integer({ min: 0, max: 5 });
const palm = fc.array(direction, { minLength: palmRows ** 2, maxLength: palmRows ** 2 });
const seeds = fc.integer({ min: 0, max: 1e6 });
const shift = fc.integer({ min: -palmShift, max: palmShift });

/** The definition, place by place: mean angular distance (of at most 3) over the overlap, least over the shifts. */
function naive(a: readonly number[], b: readonly number[]): number {
  let least = 1;
  for (let dy = -palmShift; dy <= palmShift; dy++)
    for (let dx = -palmShift; dx <= palmShift; dx++) {
      let [sum, places] = [0, 0];
      for (let y = 0; y < palmRows; y++)
        for (let x = 0; x < palmRows; x++) {
          const [u, v] = [x + dx, y + dy];
          if (u < 0 || v < 0 || u >= palmRows || v >= palmRows) continue;
          const turn = Math.abs((a[v * palmRows + u] as number) - (b[y * palmRows + x] as number));
          sum += Math.min(turn, 6 - turn);
          places++;
        }
      least = Math.min(least, sum / (3 * places));
    }
  return least;
}

/** What the camera sees when the hand moves: the palm's places move, and others come in at the edge. */
function moved(directions: readonly number[], dx: number, dy: number, filling: readonly number[]): number[] {
  return directions.map((_, place) => {
    const [x, y] = [(place % palmRows) + dx, Math.floor(place / palmRows) + dy];
    const inside = x >= 0 && y >= 0 && x < palmRows && y < palmRows;
    return (inside ? directions[y * palmRows + x] : filling[place]) as number;
  });
}

describe('the distance of two palms', () => {
  it('is the mean angular distance of their directions under the best shift', () => {
    fc.assert(
      fc.property(palm, palm, (a, b) => {
        expect(palmDistance(codeOfDirections(a), codeOfDirections(b))).toBeCloseTo(naive(a, b), 12);
      }),
      { numRuns: 25 },
    );
    const [a, b] = [directionsOf(1), directionsOf(2)];
    expect(palmDistance(codeOfDirections(a), codeOfDirections(b))).toBeCloseTo(naive(a, b), 12);
  });

  it('is the same both ways, and 0 to itself', () => {
    fc.assert(
      fc.property(seeds, seeds, (one, other) => {
        const [a, b] = [palmOf(one), palmOf(other)];
        expect(palmDistance(a, b)).toBe(palmDistance(b, a));
        expect(palmDistance(a, a)).toBe(0);
      }),
      { numRuns: 30 },
    );
  });

  it('does not see a shift of up to three places, and sees a further one', () => {
    fc.assert(
      fc.property(seeds, shift, shift, (seed, dx, dy) => {
        const [own, filling] = [directionsOf(seed), directionsOf(seed + 7)];
        expect(palmDistance(codeOfDirections(own), codeOfDirections(moved(own, dx, dy, filling)))).toBe(0);
        const far = moved(own, dx < 0 ? -4 : 4, dy, filling);
        expect(palmDistance(codeOfDirections(own), codeOfDirections(far))).toBeGreaterThan(0.4);
      }),
      { numRuns: 30 },
    );
  });

  it('grows with the bits that differ, and lies between 0 and 1', () => {
    const own = palmOf(3);
    const apart = [0, 0.1, 0.2, 0.3, 0.4].map((share) => palmDistance(own, copyOf(own, share)));
    for (const [i, share] of [0, 0.1, 0.2, 0.3].entries()) expect(apart[i]).toBeCloseTo(share, 3);
    expect(apart.toSorted((a, b) => a - b)).toEqual(apart);
    const ones = new Uint32Array(96).fill(0xffffffff);
    expect(palmDistance(ones, new Uint32Array(96))).toBe(1);
  });

  it('from one to many is the same as from each to each', () => {
    const from = palmDistanceFrom(palmOf(1));
    for (let other = 1; other < 8; other++) expect(from(palmOf(other))).toBe(palmDistance(palmOf(1), palmOf(other)));
  });

  it('of strangers drawn by lot is about 0.47', () => {
    const all = Array.from({ length: 40 }, (_, i) => palmDistance(palmOf(2 * i), palmOf(2 * i + 1)));
    expect(all.reduce((sum, one) => sum + one, 0) / all.length).toBeCloseTo(0.475, 1);
    expect(Math.min(...all)).toBeGreaterThan(0.43);
  });
});

describe('variety', () => {
  it('is the part of the places that have another direction than the commonest', () => {
    fc.assert(
      fc.property(palm, (directions) => {
        const counts = [0, 1, 2, 3, 4, 5].map((one) => directions.filter((direction) => direction === one).length);
        expect(palmVariety(codeOfDirections(directions))).toBeCloseTo(1 - Math.max(...counts) / palmRows ** 2, 12);
      }),
      { numRuns: 50 },
    );
  });

  it('tells blank pictures, of whichever direction, from palms', () => {
    for (let one = 0; one < 6; one++) {
      const blank = codeOfDirections(Array.from({ length: palmRows ** 2 }, () => one));
      expect(palmVariety(blank)).toBe(0);
      expect(palmVariety(copyOf(blank, 0.05))).toBeLessThan(leastVariety);
    }
    expect(palmVariety(palmOf(5))).toBeGreaterThan(0.7);
    expect(palmVariety(new Uint32Array(96))).toBe(0);
  });
});
