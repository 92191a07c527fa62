/** Which hand of a frame is which hand of the frames before: vision follows a hand by its region, and a hand that it found anew
 * where one was is the same. Where alone counts: two looks at one moving hand may be further apart than two people's palms. That
 * another hand took its place is noticed by the gate (`live-palms.ts`). */
import { iou } from '../../../src-shared/boxes.ts';
import type { GateArrival } from '../../../src-shared/contract/attendance.ts';
import type { Box } from '../../../src-shared/domain.ts';
import type { HandRegion, PalmObservation } from '../../../src-shared/palm.ts';
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
  seenAt: number;
  /** When it was compared last (ms, monotonic). */
  comparedAt: number;
  /** Looks in a row that did not bear the accepted person out. */
  doubts: number;
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

  /** The tracks of this frame's hands, in their order. */
  update(hands: readonly Seen[], now: number): HandTrack[] {
    // The first hand that vision followed keeps its track, whatever new hand comes before it in the frame.
    const followed = new Map([...hands].reverse().map((hand) => [hand.trackId, hand]));
    const taken = new Set(followed.keys());
    return hands.map((hand) => {
      const own = followed.get(hand.trackId) === hand ? this.#tracks.get(hand.trackId ?? 0) : undefined;
      const track = own ?? this.#near(hand.box, taken) ?? this.#begin(hand);
      taken.add(track.id);
      track.box = hand.box;
      track.region = hand.region;
      track.seenAt = now;
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

  #begin({ box, region }: Seen): HandTrack {
    const track: HandTrack = {
      id: this.#nextId(),
      box,
      region,
      seenAt: 0,
      comparedAt: -Infinity,
      doubts: 0,
      looks: [],
      decision: null,
      recorded: new Map(),
      ticket: null,
    };
    this.#tracks.set(track.id, track);
    return track;
  }
}

export function rememberLook(track: HandTrack, look: PalmLook): void {
  track.looks.push(look);
  if (track.looks.length > palmMemory) track.looks.shift();
}
