/** Guided enrolment of one palm in front of the camera: three shots that agree, and differ a little. Nothing is stored before
 * the end. */
import type { PalmProgress } from '../../../src-shared/contract/palms.ts';
import type { HandRegion, PalmHint, PalmObservation, PalmSide } from '../../../src-shared/palm.ts';
import { palmDistance } from '../../../src-shared/palm-code.ts';
import type { EnrolledAs } from '../enrolment/person.ts';
import type { KnownHand, PalmAnalysis, PalmFacts } from '../ports/palms.ts';
import { comparableHands, faultOf } from '../recognition/hands.ts';
import type { PalmCode } from './enrol-palms.ts';

export const wantedShots = 3;
/** Good frames in a row before the shutter falls. */
const steadyFrames = 2;
/** Between two good frames the hand moves less than this part of its size. */
const steadyMove = 0.1;
/** ms between two shots, so that they differ. */
const pause = 500;
/** The hand has moved enough since every earlier shot: by this part of its size, by this much nearer or further, by this angle. */
const movedBy = 0.08;
const scaledBy = 0.06;
const turnedBy = (4 * Math.PI) / 180;
/** After this long (ms) a shot is taken where the hand is: some pupils cannot move it much. */
const patience = 3000;

interface Taken extends PalmCode {
  region: HandRegion;
}

export class PalmSession {
  readonly id: string;
  readonly person: Omit<EnrolledAs, 'actor'>;
  readonly #asked: PalmSide | null;
  #side: PalmSide | null;
  #taken: Taken[] = [];
  #wantedSince: number;
  #steady = 0;
  #last: HandRegion | null = null;
  usedAt: number;

  /** `side`: null takes whichever hand is shown first. */
  constructor(id: string, person: Omit<EnrolledAs, 'actor'>, side: PalmSide | null, now: number) {
    this.id = id;
    this.person = person;
    this.#asked = side;
    this.#side = side;
    this.#wantedSince = now;
    this.usedAt = now;
  }

  get side(): PalmSide | null {
    return this.#side;
  }

  get shots(): readonly PalmCode[] {
    return this.#taken.map(({ template, quality }) => ({ template, quality }));
  }

  get canFinish(): boolean {
    return this.#taken.length >= wantedShots;
  }

  /** Where the hand was in the frame before. */
  get known(): KnownHand[] {
    return this.#last ? [{ trackId: 1, region: this.#last }] : [];
  }

  /** Shots after the one that goes move up. Does nothing where there is none of that index. */
  retake(index: number, now: number): void {
    this.#taken = this.#taken.filter((_, i) => i !== index);
    if (this.#taken.length === 0) this.#side = this.#asked;
    this.#want(now);
  }

  /** Judges one frame at `now` (ms, monotonic) and takes the shot when it is good, steady and new. */
  see({ hands }: PalmAnalysis, { gate }: PalmFacts, now: number): PalmProgress {
    const [hand] = hands;
    if (!hand) return this.#waiting('no_palm');
    if (comparableHands(hands).length > 1) return this.#waiting('several_palms', hand);
    if (this.canFinish) return this.#progress('good', hand, 1);
    const fault = faultOf(hand);
    if (fault) return this.#waiting(fault, hand);
    if (this.#side !== null && hand.side !== this.#side) return this.#waiting('other_hand', hand);
    if (!this.#agrees(hand, gate.samePalm)) return this.#waiting('other_palm', hand);
    const held = this.#holds(hand.region);
    if (held < steadyFrames || (this.#taken.length > 0 && now - this.#wantedSince < pause))
      return this.#progress('hold_still', hand, (0.9 * Math.min(held, steadyFrames)) / (steadyFrames + 1));
    if (!this.#isNew(hand.region) && now - this.#wantedSince < patience) return this.#progress('move', hand, 0.6);
    return this.#take(hand, now);
  }

  /** Where the session stands, without a frame. */
  overview(): PalmProgress {
    return this.#waiting('no_palm');
  }

  #take(hand: PalmObservation, now: number): PalmProgress {
    const { template, quality, region, side } = hand;
    this.#taken.push({ template: template as Uint32Array, quality: quality.score, region });
    this.#side = side;
    this.#want(now);
    return this.#progress('good', hand, 1, this.#taken.length - 1);
  }

  #want(now: number): void {
    this.#wantedSince = now;
    this.#steady = 0;
  }

  /** The shots of one enrolment must be of one palm, each like every other. */
  #agrees({ template }: PalmObservation, samePalm: number): boolean {
    return this.#taken.every((shot) => palmDistance(shot.template, template as Uint32Array) <= samePalm);
  }

  /** How many steady frames there were in a row, this one included. */
  #holds(region: HandRegion): number {
    const moved = this.#last && distanceOf(region, this.#last) > steadyMove * region.side;
    this.#steady = moved ? 1 : this.#steady + 1;
    this.#last = region;
    return this.#steady;
  }

  #isNew(region: HandRegion): boolean {
    return this.#taken.every(
      (shot) =>
        distanceOf(region, shot.region) >= movedBy * shot.region.side ||
        Math.abs(region.side / shot.region.side - 1) >= scaledBy ||
        turnBetween(region.angle, shot.region.angle) >= turnedBy,
    );
  }

  #waiting(hint: PalmHint, hand: PalmObservation | null = null): PalmProgress {
    this.#steady = 0;
    this.#last = hand?.region ?? null;
    return this.#progress(hint, hand, 0);
  }

  #progress(
    hint: PalmHint,
    hand: PalmObservation | null,
    progress: number,
    accepted: number | null = null,
  ): PalmProgress {
    const shots = Array.from({ length: wantedShots }, (_, i) => {
      const shot = this.#taken[i];
      return { accepted: shot !== undefined, quality: shot?.quality ?? null };
    });
    const { id: sessionId, side, canFinish } = this;
    const seen = hand && { box: hand.box, side: hand.side, quality: hand.quality };
    return { sessionId, side, shots, hint, accepted, canFinish, hand: seen, progress };
  }
}

/** Pixels between the centres. */
function distanceOf(a: HandRegion, b: HandRegion): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** Radians, 0..π. */
function turnBetween(a: number, b: number): number {
  const turn = Math.abs(a - b) % (2 * Math.PI);
  return Math.min(turn, 2 * Math.PI - turn);
}
