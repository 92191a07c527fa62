/**
 * Whether a palm may be recognised at all. Without these bounds a blank region would match every other blank one at distance 0.
 * Bounds without another source were measured on 34 hands at 640 × 480 (palms of 126 to 163 px), darkened, brightened,
 * blurred, made noisy and smaller step by step until the matching with three unaltered shots failed.
 */

import { clamp } from '../../../src-shared/numbers.ts';
import { leastPalmQuality, type PalmFault, type PalmQuality } from '../../../src-shared/palm.ts';
import { regionSide } from './canonical.ts';
import type { Seen } from './hand.ts';

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

/** What a palm's region is measured by before its code is trusted. All in region pixels, 128 × 128 grey levels 0..255. */
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

/** Everything that is known of one hand's palm. */
export interface PalmMeasures extends Omit<PalmQuality, 'score' | 'fault'> {
  facing: Seen['facing'];
  /** Presence by the landmark network, 0..1. */
  presence: number;
  /** Part of the region within the picture, 0..1. */
  inside: number;
  /** Misfit without shear, palm widths. */
  stiffResidual: number;
  noise: number;
  sharpness: number;
}

/** What is good, and what is just enough. Given with the method: presence, width, residual, strength, over-exposure. */
const bounds = {
  /** A palm of 80 px is enlarged to the region's 116; at 38 px the distance had risen from 0.10 to 0.15 only. */
  palmWidth: { least: 80, good: 160 },
  presence: { least: 0.8, good: 0.95 },
  residual: { least: 0.07, good: 0.02 },
  /** Sharp upright palms had up to 0.09, one turned away by 45° about 0.1. */
  stiffResidual: { least: 0.16, good: 0.06 },
  strength: { least: 0.4, good: 1.2 },
  /** Under a blur of σ 2 % of the palm's width 0.37, of 2.7 % 0.30, of 3.3 % 0.26: there strangers begin to come nearer. */
  sharpness: { least: 0.3, good: 0.55 },
  /** Noise per line strength: at 7 (σ 30 of 255) all were still recognised, at 9 (σ 45) a quarter was not. */
  noise: { least: 7, good: 1.5 },
  /** Over-exposure of 10 %: 3 % missed; of 86 %: 9 %. */
  overexposed: { least: 0.1, good: 0 },
  brightness: { least: 0.1, good: 0.3 },
  inside: { least: 0.97, good: 1 },
} as const;
/** Faint lines in a region this dark (or bright) are the light's fault. */
const dim = 0.3;
const glaring = 0.9;

/** The score is the weakest part's: `atBound` at a bound. */
export function judge(measures: PalmMeasures): PalmQuality {
  const { palmWidth, residual, strength, brightness, overexposed } = measures;
  const score = Math.min(...Object.values(partsOf(measures)));
  return { score, fault: faultOf(measures), palmWidth, residual, strength, brightness, overexposed };
}

function faultOf(measures: PalmMeasures): PalmFault | null {
  const bad = (name: keyof typeof bounds): boolean => !(partsOf(measures)[name] >= atBound);
  const faint = bad('strength');
  const faults: Record<PalmFault, boolean> = {
    back: measures.facing === 'back',
    cut_off: bad('inside'),
    small: bad('palmWidth'),
    too_dark: bad('brightness') || (faint && measures.brightness < dim),
    too_bright: bad('overexposed') || (faint && measures.brightness > glaring),
    blurred: bad('sharpness'),
    bent: bad('presence') || bad('residual') || bad('stiffResidual'),
    faint,
    noisy: bad('noise'),
  };
  for (const [fault, is] of Object.entries(faults)) if (is) return fault as PalmFault;
  return null;
}

/** A part's value where its bound is met exactly. */
const atBound = leastPalmQuality;

function partsOf(measures: PalmMeasures): Record<keyof typeof bounds, number> {
  const part = (name: keyof typeof bounds, value: number): number => {
    const { least, good } = bounds[name];
    return clamp(atBound + ((1 - atBound) * (value - least)) / (good - least), 0, 1);
  };
  return {
    palmWidth: part('palmWidth', measures.palmWidth),
    presence: part('presence', measures.presence),
    residual: part('residual', measures.residual),
    stiffResidual: part('stiffResidual', measures.stiffResidual),
    strength: part('strength', measures.strength),
    sharpness: part('sharpness', measures.sharpness),
    noise: part('noise', measures.noise / Math.max(measures.strength, 1e-6)),
    overexposed: part('overexposed', measures.overexposed),
    brightness: part('brightness', measures.brightness),
    inside: part('inside', measures.inside),
  };
}
