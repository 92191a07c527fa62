/** What every way of finding hands offers, and the rules that they share: when a crop is worth a closer look, when what came of it
 * is a hand. */
import type { HandRegion } from '../../../src-shared/palm.ts';
import type { Pyramid } from '../image/pyramid.ts';
import { align } from './canonical.ts';
import { type Hand, regionOf } from './hand.ts';
import type { HandLandmarks } from './hand-networks.ts';

/** More hands in one picture than this are left alone: two are already one too many. */
export const maxHands = 2;

export interface HandFinder {
  /** Hands of a photo, wherever they are and however they are turned: at most two. `between` is awaited before each view: what is
   * more urgent is done meanwhile. */
  photo(pyramid: Pyramid, between?: () => Promise<void>): Promise<Hand[]>;
  /** Hands of a camera frame beside `known` ones (at most two in all). May look at a part of the frame at a time: what it misses in
   * one frame it finds in one of the next. */
  frame(pyramid: Pyramid, known: readonly Hand[]): Promise<Hand[]>;
  /** The hand that was in `region` a moment ago; null where it is no longer. One crop. */
  follow(pyramid: Pyramid, region: HandRegion): Promise<Hand | null>;
}

/** Presence from which a crop is looked at more closely. Of 1,056 crops of portraits 5 came to this; of hands within 60° of
 * upright nearly all. */
export const worthALook = 0.5;
/** What is no hand, or is one whose landmarks are wrong, mostly lies further than this from the canonical palm (palm widths,
 * without shear): right landmarks had at most 0.09, wrong ones 0.25 in the median. */
const mostMisfit = 0.25;
/** A closer look that is a hand has at least this presence; `quality.ts` asks more of one that is to be recognised. */
const minPresence = 0.5;

/** A hand in a crop made for it has 0.98 and more. */
const stillThere = 0.8;

export function isHand({ points, presence }: Hand): boolean {
  return presence >= minPresence && align(points).stiffResidual <= mostMisfit;
}

/** `passes` closer looks, each at the landmarks of the one before; null where no hand comes of it. */
export async function settle(
  landmarks: HandLandmarks,
  pyramid: Pyramid,
  start: HandRegion,
  passes: number,
): Promise<Hand | null> {
  let region = start;
  let hand: Hand | null = null;
  for (let pass = 0; pass < passes; pass++) {
    hand = await landmarks.read(pyramid, region);
    if (!(hand.presence > 0.05) || !hand.points.every(Number.isFinite)) return null;
    region = regionOf(hand.points);
    if (!(region.side > 8)) return null;
  }
  return hand && isHand(hand) ? hand : null;
}

export async function follow(landmarks: HandLandmarks, pyramid: Pyramid, region: HandRegion): Promise<Hand | null> {
  const hand = await settle(landmarks, pyramid, region, 1);
  return hand && hand.presence >= stillThere ? hand : null;
}

/** Whether two regions are of one hand: two hands are further apart, even where they touch. */
export function sameHand(a: HandRegion, b: HandRegion): boolean {
  return Math.hypot(a.x - b.x, a.y - b.y) < 0.25 * Math.min(a.side, b.side);
}
