import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thresholdOf } from '../../../../src-main/station/recognition/tolerance.ts';

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
