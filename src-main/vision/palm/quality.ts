/**
 * Whether a palm may be recognised at all. Without these bounds a blank region would match every other blank one at distance 0.
 * Bounds without another source were measured on 34 hands at 640 × 480 (palms of 126 to 163 px), darkened, brightened,
 * blurred, made noisy and smaller step by step until the matching with three unaltered shots failed.
 */
import { clamp } from '../../../src-shared/numbers.ts';
import { leastPalmQuality, type PalmFault, type PalmQuality } from '../../../src-shared/palm.ts';
import type { Seen } from './side.ts';

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
