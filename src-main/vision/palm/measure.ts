/** What a palm's region is measured by before its code is trusted. All in region pixels, 128 × 128 grey levels 0..255. */
import { regionSide } from './region.ts';

export interface RegionMeasures {
  /** Mean grey level, 0..1. */
  brightness: number;
  /** Part of the pixels above 250, 0..1. */
  overexposed: number;
  /** Grain: standard deviation of the noise, grey levels. */
  noise: number;
  /** How fast grey levels change over 4 pixels against over 12 (second differences, so that shading does not count), without the
   * noise: 0.66 in the median of sharp palms whatever their size in the picture, 0.22 where all lines are gone. */
  sharpness: number;
}

const saturated = 250;

export function measureRegion(region: Float32Array): RegionMeasures {
  let [sum, over] = [0, 0];
  for (const grey of region) {
    sum += grey;
    if (grey > saturated) over++;
  }
  const noise = noiseOf(region);
  // A second difference of noise has six times its variance, at any distance.
  const grain = 6 * noise ** 2;
  const [near, far] = [secondDifference(region, 4), secondDifference(region, 12)];
  return {
    brightness: sum / region.length / 255,
    overexposed: over / region.length,
    noise,
    sharpness: Math.sqrt(Math.max(near - grain, 0) / Math.max(far - grain, 1e-6)),
  };
}

/** Mean answer of the difference of two Laplacians, which lines and shading leave cold (Immerkær 1996). */
function noiseOf(region: Float32Array): number {
  const n = regionSide;
  let sum = 0;
  for (let y = 1; y < n - 1; y++)
    for (let x = 1, i = y * n + 1; x < n - 1; x++, i++) {
      const at = (offset: number): number => region[i + offset] as number;
      const corners = at(-n - 1) + at(-n + 1) + at(n - 1) + at(n + 1);
      const sides = at(-n) + at(n) + at(-1) + at(1);
      sum += Math.abs(corners - 2 * sides + 4 * at(0));
    }
  return (Math.sqrt(Math.PI / 2) * sum) / (6 * (n - 2) ** 2);
}

/** Mean square of I(−k) − 2 I(0) + I(k), along both axes. */
function secondDifference(region: Float32Array, k: number): number {
  const n = regionSide;
  let sum = 0;
  for (let y = k; y < n - k; y++)
    for (let x = k, i = y * n + k; x < n - k; x++, i++) {
      const middle = 2 * (region[i] as number);
      const across = (region[i - k] as number) + (region[i + k] as number) - middle;
      const down = (region[i - k * n] as number) + (region[i + k * n] as number) - middle;
      sum += across * across + down * down;
    }
  return sum / (2 * (n - 2 * k) ** 2);
}
