/** Which hand of a frame is which hand of the frames before: vision follows a hand by its region, and a hand that it found anew
 * where one was is the same hand while it is the same side and looks like the same palm. */
import { iou } from '../../../src-shared/boxes.ts';
import type { GateArrival } from '../../../src-shared/contract/attendance.ts';
import type { Box } from '../../../src-shared/domain.ts';
import type { HandRegion, PalmObservation, PalmSide } from '../../../src-shared/palm.ts';
import { palmDistance } from '../../../src-shared/palm-code.ts';
import type { KnownHand } from '../ports/palms.ts';
import { type PalmDecision, type PalmLook, palmMemory } from './palm-gate.ts';

/** A hand unseen for this long (ms) is gone. */
const forgetAfter = 700;
/** Overlap from which a box continues a track. */
const continues = 0.3;

export interface HandTrack {
  id: number;
  box: Box;
  region: HandRegion;
  /** Of the latest look without a fault. */
  side: PalmSide;
  seenAt: number;
  /** When it was compared last (ms, monotonic). */
  comparedAt: number;
  template: Uint32Array | null;
  looks: PalmLook[];
  decision: PalmDecision | null;
  /** What was stored for this track already, by outcome and person, and what it meant for the person's day. */
  recorded: Map<string, GateArrival | null>;
  /** Of the accepted person, where a PIN is wanted. */
  ticket: string | null;
}

type Seen = PalmObservation & { trackId: number | null };

export class HandTracker {
  readonly #tracks = new Map<number, HandTrack>();
  readonly #nextId: () => number;

  constructor(nextId: () => number) {
    this.#nextId = nextId;
  }

  /** Hands of the frames before, for vision to follow. `now`: ms, monotonic. */
  known(now: number): KnownHand[] {
    for (const track of this.#tracks.values()) if (now - track.seenAt > forgetAfter) this.#tracks.delete(track.id);
    return Array.from(this.#tracks.values(), ({ id, region }) => ({ trackId: id, region }));
  }

  /** The tracks of this frame's hands, in their order. `samePalm`: raw distance up to which two looks are one palm. */
  update(hands: readonly Seen[], now: number, samePalm: number): HandTrack[] {
    // The first hand that vision followed keeps its track, whatever new hand comes before it in the frame.
    const followed = new Map([...hands].reverse().map((hand) => [hand.trackId, hand]));
    const taken = new Set(followed.keys());
    return hands.map((hand) => {
      const own = followed.get(hand.trackId) === hand ? this.#tracks.get(hand.trackId ?? 0) : undefined;
      const before = own ?? this.#near(hand.box, taken);
      if (before && changed(before, hand, samePalm)) this.#tracks.delete(before.id);
      const track = (before && this.#tracks.get(before.id)) ?? this.#begin(hand);
      taken.add(track.id);
      track.box = hand.box;
      track.region = hand.region;
      track.seenAt = now;
      if (hand.template) {
        track.template = hand.template;
        track.side = hand.side;
      }
      return track;
    });
  }

  #near(box: Box, taken: ReadonlySet<number | null>): HandTrack | undefined {
    let best: HandTrack | undefined;
    let most = continues;
    for (const track of this.#tracks.values()) {
      const overlap = taken.has(track.id) ? 0 : iou(track.box, box);
      if (overlap > most) [best, most] = [track, overlap];
    }
    return best;
  }

  #begin({ box, region, side }: Seen): HandTrack {
    const track: HandTrack = {
      id: this.#nextId(),
      box,
      region,
      side,
      seenAt: 0,
      comparedAt: -Infinity,
      template: null,
      looks: [],
      decision: null,
      recorded: new Map(),
      ticket: null,
    };
    this.#tracks.set(track.id, track);
    return track;
  }
}

/** Another hand took its place. A faulty look says nothing of the side. */
function changed(track: HandTrack, { side, template }: Seen, samePalm: number): boolean {
  if (!template || !track.template) return false;
  return side !== track.side || palmDistance(track.template, template) > samePalm;
}

export function rememberLook(track: HandTrack, look: PalmLook): void {
  track.looks.push(look);
  if (track.looks.length > palmMemory) track.looks.shift();
}
