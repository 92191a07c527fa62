/** Finds hands with MediaPipe's palm detector, and their landmarks with its full network: the optional pack. */
import type { HandRegion } from '../../../src-shared/palm.ts';
import type { Pyramid } from '../image/pyramid.ts';
import { follow, type HandFinder, maxHands, sameHand, settle } from './finder.ts';
import { type Hand, regionOf } from './hand.ts';
import type { HandLandmarks, PalmDetector } from './hand-networks.ts';

/** A hand that fills the picture is only found with space around it. */
const paddings = [1, 1.5, 2];
/** As the networks were published: the detector's crop, then the one made from its landmarks. */
const passes = 2;

export class DetectorFinder implements HandFinder {
  readonly #detector: PalmDetector;
  readonly #landmarks: HandLandmarks;
  /** Which padding the next frame without a hand is looked at with. */
  #turn = 0;

  constructor(detector: PalmDetector, landmarks: HandLandmarks) {
    this.#detector = detector;
    this.#landmarks = landmarks;
  }

  async photo(pyramid: Pyramid, between?: () => Promise<void>): Promise<Hand[]> {
    for (const padding of paddings) {
      await between?.();
      const hands = await this.#look(pyramid, padding, []);
      if (hands.length > 0) return hands;
    }
    return [];
  }

  async frame(pyramid: Pyramid, known: readonly Hand[]): Promise<Hand[]> {
    if (known.length >= maxHands) return [];
    const hands = await this.#look(pyramid, paddings[this.#turn % paddings.length] as number, known);
    // What was found at one padding is found at it again.
    if (hands.length === 0 && known.length === 0) this.#turn++;
    return hands;
  }

  follow(pyramid: Pyramid, region: HandRegion): Promise<Hand | null> {
    return follow(this.#landmarks, pyramid, region);
  }

  async #look(pyramid: Pyramid, padding: number, known: readonly Hand[]): Promise<Hand[]> {
    const { width, height } = pyramid;
    const square = { x: width / 2, y: height / 2, side: Math.max(width, height) * padding, angle: 0 };
    const taken = known.map(({ points }) => regionOf(points));
    const hands: Hand[] = [];
    for (const { region } of await this.#detector.view(pyramid, square)) {
      if (taken.length >= maxHands) break;
      if (taken.some((other) => sameHand(other, region))) continue;
      const hand = await settle(this.#landmarks, pyramid, region, passes);
      const where = hand && regionOf(hand.points);
      if (!hand || !where || taken.some((other) => sameHand(other, where))) continue;
      hands.push(hand);
      taken.push(where);
    }
    return hands;
  }
}
