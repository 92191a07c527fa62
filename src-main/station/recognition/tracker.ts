/** Follows faces or hands from frame to frame, so that each is decided once and not on every frame. */
import { iou } from '../../../src-shared/boxes.ts';
import type { GateModality, Kind, Track } from './modality.ts';

/** Unseen for this long (ms), it is gone. */
const forgetAfter = 700;
/** Overlap from which a box continues a track; heads and hands move little between two frames. */
const continues = 0.3;

export class Tracker<K extends Kind> {
  readonly #tracks = new Map<number, Track<K>>();
  readonly #modality: Pick<GateModality<K>, 'known' | 'isAnother'>;
  readonly #nextId: () => number;

  constructor(modality: Pick<GateModality<K>, 'known' | 'isAnother'>, nextId: () => number) {
    this.#modality = modality;
    this.#nextId = nextId;
  }

  /** What vision is told of the frames before `now` (ms, monotonic). */
  known(now: number): K['known'][] {
    for (const track of this.#tracks.values()) if (now - track.seenAt > forgetAfter) this.#tracks.delete(track.id);
    return [...this.#tracks.values()]
      .map((track) => this.#modality.known(track, now))
      .filter((known) => known !== null);
  }

  /** The tracks of what was seen in this frame, in its order; what is new, or turned out to be somebody else, gets a new one. */
  update(seen: readonly K['seen'][], now: number): Track<K>[] {
    // The first that vision followed keeps its track, whatever new one comes before it in the frame.
    const followed = new Map([...seen].reverse().map((one) => [one.trackId, one]));
    const taken = new Set(followed.keys());
    return seen.map((one) => {
      const own = followed.get(one.trackId) === one ? this.#tracks.get(one.trackId ?? 0) : undefined;
      const track = own ?? this.#continued(one, taken) ?? this.#begin(one, now);
      taken.add(track.id);
      track.seen = one;
      track.seenAt = now;
      return track;
    });
  }

  #continued(one: K['seen'], taken: ReadonlySet<number | null>): Track<K> | undefined {
    let best: Track<K> | undefined;
    let most = continues;
    for (const track of this.#tracks.values()) {
      const overlap = taken.has(track.id) ? 0 : iou(track.seen.box, one.box);
      if (overlap > most) [best, most] = [track, overlap];
    }
    if (!best?.compared || !this.#modality.isAnother(best.compared.seen, one)) return best;
    this.#tracks.delete(best.id);
    return undefined;
  }

  #begin(seen: K['seen'], seenAt: number): Track<K> {
    const id = this.#nextId();
    const recorded = new Map();
    const track = {
      id,
      seen,
      seenAt,
      compared: null,
      looks: [],
      decision: null,
      doubts: 0,
      recorded,
      ticket: null,
    };
    this.#tracks.set(id, track);
    return track;
  }
}

/** Adds a look, and forgets the oldest past `memory`. `now`: ms, monotonic. */
export function remember<K extends Kind>(track: Track<K>, look: K['look'], memory: number, now: number): void {
  track.looks.push(look);
  if (track.looks.length > memory) track.looks.shift();
  if (look.candidates) track.compared = { seen: track.seen, at: now };
}

/** Nothing is decided about the track any more, and nothing seen of it counts. What was stored for it is not stored again. */
export function startOver<K extends Kind>(track: Track<K>): void {
  track.decision = null;
  track.looks = [];
  track.doubts = 0;
}

/** Whether what was decided about a track needs no new look yet. `recheck`: ms after which an accepted one, or another, does: people
 * cross, a stranger turns to the camera, another hand comes. */
export function stands<K extends Kind>(
  { decision, compared }: Track<K>,
  now: number,
  recheck: { accepted: number; other: number },
): boolean {
  if (!decision || decision.outcome === 'looking' || !compared) return false;
  return now - compared.at < (decision.outcome === 'accept' ? recheck.accepted : recheck.other);
}
