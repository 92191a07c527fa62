import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cosine,
  distanceOf,
  gateScore,
  gateThreshold,
  thresholdOf,
} from '../../../../src-main/station/recognition/scores.ts';
import { pack } from '../support.ts';

const knots = pack.distanceKnots;
const similarity = fc.double({ min: -1.5, max: 1.5, noNaN: true });

describe('distanceOf', () => {
  it('goes through its knots exactly', () => {
    expect(knots.map(([s]) => distanceOf(s, knots))).toEqual([1, 0.5, 0.35, 0]);
  });

  it('never rises with similarity', () => {
    fc.assert(
      fc.property(similarity, similarity, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(distanceOf(low, knots)).toBeGreaterThanOrEqual(distanceOf(high, knots));
      }),
    );
  });

  it('stays within 0..1, with four decimals', () => {
    fc.assert(
      fc.property(similarity, (s) => {
        const d = distanceOf(s, knots);
        expect(d).toBeGreaterThanOrEqual(0);
        expect(d).toBeLessThanOrEqual(1);
        expect(d).toBe(Math.round(d * 10_000) / 10_000);
      }),
    );
  });

  it('holds the nearest knot beyond them', () => {
    expect([distanceOf(-1, knots), distanceOf(-0.3, knots), distanceOf(1.0001, knots)]).toEqual([1, 1, 0]);
  });

  it('is straight between knots', () => {
    expect(distanceOf(0.31, knots)).toBe(0.425);
    expect(distanceOf(0.71, knots)).toBe(0.175);
  });

  it('is the least similar for a similarity that is no number', () => {
    expect(distanceOf(Number.NaN, knots)).toBe(1);
  });

  it('decides as it prints: what is within a threshold of four decimals is printed within it', () => {
    fc.assert(
      fc.property(similarity, fc.integer({ min: 0, max: 10_000 }), (s, step) => {
        const threshold = step / 10_000;
        const d = distanceOf(s, knots);
        expect(d <= threshold).toBe(Number(d.toFixed(4)) <= threshold);
      }),
    );
  });
});

describe('gateScore', () => {
  it('adds half the margin to the best', () => {
    expect(gateScore(0.8, 0.4, 0)).toBeCloseTo(1, 12);
  });

  it('takes the impostor median for a runner-up that is missing or below it', () => {
    expect(gateScore(0.8, null, 0.2)).toBeCloseTo(1.1, 12);
    expect(gateScore(0.8, 0.1, 0.2)).toBe(gateScore(0.8, null, 0.2));
  });

  it('rises with the best and falls with the runner-up', () => {
    fc.assert(
      fc.property(similarity, similarity, similarity, (best, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(gateScore(best, high, 0)).toBeLessThanOrEqual(gateScore(best, low, 0));
        expect(gateScore(high, best, 0)).toBeGreaterThanOrEqual(gateScore(low, best, 0));
      }),
    );
  });
});

describe('gateThreshold', () => {
  it('is the measured one at the people it was measured among, and moves by decades', () => {
    expect(gateThreshold(1000, pack.gate)).toBe(0.56);
    expect(gateThreshold(10_000, pack.gate)).toBeCloseTo(0.61, 12);
    expect(gateThreshold(1, pack.gate)).toBeCloseTo(0.41, 12);
  });

  it('takes an empty gallery for one of one person', () => {
    expect(gateThreshold(0, pack.gate)).toBe(gateThreshold(1, pack.gate));
  });
});

it('cosine of unit vectors is their inner product', () => {
  expect(cosine(Float32Array.of(1, 0), Float32Array.of(0, 1))).toBe(0);
  expect(cosine(Float32Array.of(0.6, 0.8), Float32Array.of(0.6, 0.8))).toBeCloseTo(1, 6);
});

describe('thresholdOf', () => {
  it.each([
    [0, 0],
    [0.2, 0.125],
    [0.4, 0.25],
    [0.5, 0.3],
    [0.6, 0.35],
    [0.7, 0.425],
    [0.8, 0.5],
    [0.9, 0.75],
    [1, 1],
  ])('%d is a distance of %d', (tolerance, distance) => {
    expect(thresholdOf(tolerance)).toBe(distance);
  });

  it('never falls as the tolerance rises, and stays within 0..1', () => {
    const tolerance = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(tolerance, tolerance, (a, b) => {
        const [low, high] = [thresholdOf(Math.min(a, b)), thresholdOf(Math.max(a, b))];
        return low <= high && low >= 0 && high <= 1;
      }),
    );
  });
});
