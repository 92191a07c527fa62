/** Pixels to palms: find hands, lay each palm flat, judge it, encode it. Runs inside the vision worker. */
import type { PalmObservation } from '../../../src-shared/palm.ts';
import type { KnownHand, PalmAnalysis } from '../../station/ports/palms.ts';
import type { Rgb } from '../image/decode.ts';
import { Pyramid } from '../image/pyramid.ts';
import { StageClock } from '../stage-clock.ts';
import { align, cutRegion, partInside } from './canonical.ts';
import { encodePalm } from './encode.ts';
import { type HandFinder, maxHands, sameHand } from './finder.ts';
import { boxOf, type Hand, handPoint, indexKnuckle, littleKnuckle, regionOf, whatIsSeen } from './hand.ts';
import { judge, measureRegion } from './quality.ts';

type FrameHand = PalmAnalysis['hands'][number];

export class PalmPipeline {
  readonly #finder: HandFinder;
  readonly #clock: StageClock;
  readonly #between: (() => Promise<void>) | undefined;

  /** `between`: see `HandFinder.photo`. */
  constructor(finder: HandFinder, clock = new StageClock(), between?: () => Promise<void>) {
    this.#finder = finder;
    this.#clock = clock;
    this.#between = between;
  }

  async photo(image: Rgb): Promise<PalmAnalysis> {
    const pyramid = new Pyramid(image);
    const hands = await this.#clock.time('hand', () => this.#finder.photo(pyramid, this.#between));
    return this.#analysis(
      pyramid,
      hands.map((hand) => ({ hand, trackId: null })),
    );
  }

  /** Known hands are looked for where they were; see `HandFinder.frame` for the others. */
  async frame(image: Rgb, known: readonly KnownHand[]): Promise<PalmAnalysis> {
    const pyramid = new Pyramid(image);
    const hands = await this.#clock.time('hand', async () => {
      const followed = await this.#follow(pyramid, known);
      const others = await this.#finder.frame(
        pyramid,
        followed.map(({ hand }) => hand),
      );
      return [...followed, ...others.map((hand) => ({ hand, trackId: null }))];
    });
    return this.#analysis(pyramid, hands);
  }

  /** Two tracks that have come to the same hand are one: the first. */
  async #follow(pyramid: Pyramid, known: readonly KnownHand[]): Promise<{ hand: Hand; trackId: number }[]> {
    const followed: { hand: Hand; trackId: number }[] = [];
    for (const { region, trackId } of known.slice(0, maxHands)) {
      const hand = await this.#finder.follow(pyramid, region);
      if (!hand) continue;
      const where = regionOf(hand.points);
      if (!followed.some((other) => sameHand(regionOf(other.hand.points), where))) followed.push({ hand, trackId });
    }
    return followed;
  }

  #analysis(pyramid: Pyramid, found: readonly { hand: Hand; trackId: number | null }[]): PalmAnalysis {
    const { width, height } = pyramid;
    const hands = this.#clock.timeSync('palm', () =>
      found.map(({ hand, trackId }): FrameHand => ({ ...observe(pyramid, hand), trackId })),
    );
    return { width, height, hands: hands.sort((a, b) => b.region.side - a.region.side) };
  }
}

function observe(pyramid: Pyramid, { points, presence, handedness }: Hand): PalmObservation {
  const { side: asPalm, toPicture, residual, stiffResidual } = align(points);
  const seen = whatIsSeen(asPalm, handedness);
  const [index, little] = [handPoint(points, indexKnuckle), handPoint(points, littleKnuckle)];
  const region = cutRegion(pyramid, toPicture);
  const { template, strength } = encodePalm(region);
  const quality = judge({
    ...measureRegion(region),
    strength,
    presence,
    residual,
    stiffResidual,
    facing: seen.facing,
    palmWidth: Math.hypot(little[0] - index[0], little[1] - index[1]),
    inside: partInside(toPicture, pyramid.width, pyramid.height),
  });
  return {
    box: boxOf(points),
    region: regionOf(points),
    score: presence,
    side: seen.side,
    quality,
    template: quality.fault === null ? template : null,
  };
}
