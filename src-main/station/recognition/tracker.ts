/** Follows faces from frame to frame, so that a face is embedded and decided once and not on every frame. */
import { iou } from '../../../src-shared/boxes.ts';
import type { GateArrival } from '../../../src-shared/contract/attendance.ts';
import type { Box, Observation } from '../../../src-shared/domain.ts';
import type { KnownFace } from '../ports.ts';
import type { GateDecision, Sighting } from './gate.ts';
import { cosine } from './scores.ts';

/** A face unseen for this long (ms) is gone. */
const forgetAfter = 700;
/** A decided face is looked at anew after this (ms): two people may have crossed, a stranger may turn to the camera. */
const recheckAccepted = 1000;
const recheckOther = 400;
/** The latest looks that the gate judges. */
const memory = 8;
/** Overlap from which a box continues a track; heads move little between two frames. */
const continues = 0.3;

export interface Track {
  id: number;
  box: Box;
  seenAt: number;
  embeddedAt: number;
  embedding: Float32Array | null;
  sightings: Sighting[];
  decision: GateDecision | null;
  /** What was stored for this track already, by outcome and person, and what it meant for the person's day. */
  recorded: Map<string, GateArrival | null>;
}

export class Tracker {
  readonly #tracks = new Map<number, Track>();
  readonly #nextId: () => number;

  constructor(nextId: () => number) {
    this.#nextId = nextId;
  }

  /** Tracks whose embedding still stands at `now` (ms, monotonic): their faces need not be embedded again. */
  known(now: number): KnownFace[] {
    this.#forget(now);
    return [...this.#tracks.values()].filter((track) => fresh(track, now)).map(({ id, box }) => ({ trackId: id, box }));
  }

  /** The tracks of this frame's faces, in their order; new faces and faces that turned out to be somebody else get new ones.
   * `samePerson`: similarity from which two looks are one person. */
  update(faces: readonly (Observation & { trackId: number | null })[], now: number, samePerson: number): Track[] {
    // The first face that vision followed keeps its track, whatever new face comes before it in the frame.
    const followed = new Map([...faces].reverse().map((face) => [face.trackId, face]));
    const taken = new Set(followed.keys());
    return faces.map((face) => {
      const own = face.trackId !== null && followed.get(face.trackId) === face && this.#tracks.get(face.trackId);
      const track = own || (this.#continued(face, taken, samePerson) ?? this.#begin(face.box, now));
      taken.add(track.id);
      track.box = face.box;
      track.seenAt = now;
      if (face.embedding) {
        track.embedding = face.embedding;
        track.embeddedAt = now;
      }
      return track;
    });
  }

  #continued(face: Observation, taken: ReadonlySet<number | null>, samePerson: number): Track | null {
    let best: Track | null = null;
    let most = continues;
    for (const track of this.#tracks.values()) {
      const overlap = taken.has(track.id) ? 0 : iou(track.box, face.box);
      if (overlap > most) [best, most] = [track, overlap];
    }
    const changed = best?.embedding && face.embedding && cosine(best.embedding, face.embedding) < samePerson;
    if (best && changed) this.#tracks.delete(best.id);
    return changed ? null : best;
  }

  #begin(box: Box, now: number): Track {
    const track: Track = {
      id: this.#nextId(),
      box,
      seenAt: now,
      embeddedAt: -Infinity,
      embedding: null,
      sightings: [],
      decision: null,
      recorded: new Map(),
    };
    this.#tracks.set(track.id, track);
    return track;
  }

  #forget(now: number): void {
    for (const track of this.#tracks.values()) if (now - track.seenAt > forgetAfter) this.#tracks.delete(track.id);
  }
}

export function remember(track: Track, sighting: Sighting): void {
  track.sightings.push(sighting);
  if (track.sightings.length > memory) track.sightings.shift();
}

function fresh(track: Track, now: number): boolean {
  if (!track.decision || track.decision.outcome === 'looking') return false;
  const interval = track.decision.outcome === 'accept' ? recheckAccepted : recheckOther;
  return now - track.embeddedAt < interval;
}
