/** The words of palm recognition: the second biometric, beside the face. */
import type { Box } from './boxes.ts';

export const modalities = ['face', 'palm'] as const;
export type Modality = (typeof modalities)[number];

export const palmSides = ['left', 'right'] as const;
/** The person's own left or right hand. */
export type PalmSide = (typeof palmSides)[number];

/** Why a hand that was found cannot be recognised as it is; each tells the person something to do. In the order in which they
 * are said: `back`: the back of the hand faces the camera. `cut_off`: the palm reaches beyond the picture. `small`: too far
 * away. `too_dark`, `too_bright`, `blurred`: the picture. `bent`: fingers closed, palm not flat or turned away. `faint`: hardly any
 * lines to see. `noisy`: more grain than lines. */
export const palmFaults = [
  'back',
  'cut_off',
  'small',
  'too_dark',
  'too_bright',
  'blurred',
  'bent',
  'faint',
  'noisy',
] as const;
export type PalmFault = (typeof palmFaults)[number];

/** Of quality: a palm whose lines may be compared has no less. */
export const leastPalmQuality = 0.3;

/** What a palm's picture was measured by; see `vision/palm` for the bounds. */
export interface PalmQuality {
  /** 0..1, the weakest of what was measured. */
  score: number;
  /** The first fault in the order above; null where the palm is fit for recognition. */
  fault: PalmFault | null;
  /** Between the knuckles of index and little finger, in pixels. */
  palmWidth: number;
  /** Root mean square distance of the landmarks from the fitted ones, in palm widths. */
  residual: number;
  /** Mean winning response of the Gabor filters, grey levels (0..255). */
  strength: number;
  /** Mean grey level of the region, 0 black .. 1 white. */
  brightness: number;
  /** Part of the region's pixels above 250, 0..1. */
  overexposed: number;
}

/** Rotated square around a hand, pixels of the frame: where the next frame looks first. */
export interface HandRegion {
  x: number;
  y: number;
  side: number;
  /** Radians, clockwise; 0 has the fingers pointing up. */
  angle: number;
}

/** One hand in one image. */
export interface PalmObservation {
  box: Box;
  region: HandRegion;
  /** Presence by the landmark network, 0..1. */
  score: number;
  side: PalmSide;
  quality: PalmQuality;
  /** The Competitive Code, 96 uint32 (see `palm-code.ts`); null with a fault. */
  template: Uint32Array | null;
}

/** What is known about a stored palm without opening its seal. */
export interface PalmSummary {
  id: number;
  uuid: string;
  /** PALM-XXXXXXXXX */
  code: string;
  personId: number;
  packId: string;
  side: PalmSide;
  quality: number;
  createdAt: string;
}

/** One hint at a time for the hand in front of the camera. */
export const palmHints = [
  'no_palm',
  'several_palms',
  'other_hand',
  'other_palm',
  'hold_still',
  'move',
  'good',
  ...palmFaults,
] as const;
export type PalmHint = (typeof palmHints)[number];
