/** Finds hands with the landmark network alone: it is shown crop after crop, and says of each how surely it holds a hand. */
import type { HandRegion } from '../../../src-shared/palm.ts';
import type { Pyramid } from '../image/pyramid.ts';
import { follow, type HandFinder, maxHands, sameHand, settle, worthALook } from './finder.ts';
import { type Hand, regionOf } from './hand.ts';
import type { HandLandmarks } from './hand-networks.ts';
import { firstView, furtherViews, photoViews, without } from './views.ts';

/** Closer looks after a crop: landmarks of a rough crop are rough. */
const refinements = 2;
/** Crops of one group that are looked at more closely, best first. */
const closerLooks = 3;

export class CropFinder implements HandFinder {
  readonly #landmarks: HandLandmarks;
  /** Which of the further views is next. One number for all cameras: each gets every view in turn, if in an order of chance. */
  #turn = 0;

  constructor(landmarks: HandLandmarks) {
    this.#landmarks = landmarks;
  }

  async photo(pyramid: Pyramid, between?: () => Promise<void>): Promise<Hand[]> {
    const [middle, ends, parts] = photoViews(pyramid.width, pyramid.height);
    for (const views of [middle, ends, parts]) {
      const first = await this.#best(pyramid, views, [], between);
      if (!first) continue;
      // A second hand that matters is about as large as the first: where that one was painted over, the rest is looked at once more.
      const second = await this.#best(pyramid, views === parts ? parts : ends, [first], between);
      return second ? [first, second] : [first];
    }
    return [];
  }

  async frame(pyramid: Pyramid, known: readonly Hand[]): Promise<Hand[]> {
    if (known.length >= maxHands) return [];
    const { width, height } = pyramid;
    const further = furtherViews(width, height);
    const next = further[this.#turn++ % further.length] as HandRegion;
    // With a hand in sight only one crop a frame looks for another.
    if (known.length > 0) return listOf(await this.#best(pyramid, [next], known));
    const first = await this.#best(pyramid, [firstView(width, height)], known);
    return listOf(first ?? (await this.#best(pyramid, [next], known)));
  }

  follow(pyramid: Pyramid, region: HandRegion): Promise<Hand | null> {
    return follow(this.#landmarks, pyramid, region);
  }

  /** The hand of the most promising of `views`, with `others` painted over. */
  async #best(
    pyramid: Pyramid,
    views: readonly HandRegion[],
    others: readonly Hand[],
    between?: () => Promise<void>,
  ): Promise<Hand | null> {
    const regions = others.map(({ points }) => regionOf(points));
    const place = others.length > 0 ? without(pyramid, regions) : { pyramid, factor: 1 };
    const promising: Hand[] = [];
    for (const { x, y, side, angle } of views) {
      await between?.();
      const { factor } = place;
      const hand = await this.#landmarks.read(place.pyramid, {
        x: x / factor,
        y: y / factor,
        side: side / factor,
        angle,
      });
      if (hand.presence >= worthALook) promising.push({ ...hand, points: hand.points.map((value) => value * factor) });
    }
    promising.sort((a, b) => b.presence - a.presence);
    for (const { points } of promising.slice(0, closerLooks)) {
      await between?.();
      const hand = await settle(this.#landmarks, pyramid, regionOf(points), refinements);
      if (hand && !regions.some((region) => sameHand(region, regionOf(hand.points)))) return hand;
    }
    return null;
  }
}

function listOf(hand: Hand | null): Hand[] {
  return hand ? [hand] : [];
}
