/** Boxes arrive a few times a second and tremble; people see them glide. Works in pixels of the sent frame. */
import type { Box, Sighting } from '../../../src-shared/domain.ts';
import type { Modality } from '../../../src-shared/palm.ts';

export interface ShownTrack {
  sighting: Sighting;
  box: Box;
  progress: number;
  opacity: number;
}

interface Track extends ShownTrack {
  target: Box;
  seen: number;
  /** When an answer first came without it. */
  missing: number | null;
}

/** Milliseconds in which a box covers 63 % of its way: hides trembling, still follows a walking child. */
const boxLag = 85;
const progressLag = 120;
/** What is missing in one or two answers is still there. */
const patience = 320;
/** No answer at all: the connection or the recogniser has stopped. */
const silence = 1_500;
const fade = 160;
const longestStep = 50;

/** Faces and hands are numbered apart. */
export const trackKey = ({ modality, trackId }: Pick<Sighting, 'modality' | 'trackId'>) => `${modality}-${trackId}`;

const approach = (from: number, to: number, share: number) => from + (to - from) * share;
const share = (elapsed: number, lag: number) => 1 - Math.exp(-elapsed / lag);

export interface TrackMotion {
  /** What one answer held. It was asked for one modality: of the other it says nothing. */
  observe(seen: readonly Sighting[], now: number, modality?: Modality): void;
  /** Moves everything to `now`; empty when nothing is left to draw. */
  step(now: number): ShownTrack[];
  clear(): void;
}

export function createTrackMotion(still = false): TrackMotion {
  const tracks = new Map<string, Track>();
  let last = 0;

  function stepOne(track: Track, now: number, elapsed: number): void {
    const moved = still ? 1 : share(elapsed, boxLag);
    track.box = {
      x: approach(track.box.x, track.target.x, moved),
      y: approach(track.box.y, track.target.y, moved),
      width: approach(track.box.width, track.target.width, moved),
      height: approach(track.box.height, track.target.height, moved),
    };
    const wanted = track.sighting.outcome === 'looking' ? track.sighting.progress : 0;
    track.progress = approach(track.progress, wanted, still ? 1 : share(elapsed, progressLag));
    const gone = (track.missing !== null && now - track.missing > patience) || now - track.seen > silence;
    const change = still ? 1 : elapsed / fade;
    track.opacity = Math.min(1, Math.max(0, track.opacity + (gone ? -change : change)));
    if (gone && track.opacity === 0) tracks.delete(trackKey(track.sighting));
  }

  return {
    observe(seen, now, modality = 'face') {
      for (const track of tracks.values()) if (track.sighting.modality === modality) track.missing ??= now;
      for (const sighting of seen) {
        const key = trackKey(sighting);
        const known = tracks.get(key);
        if (known) Object.assign(known, { sighting, target: sighting.box, seen: now, missing: null });
        else
          tracks.set(key, {
            sighting,
            box: sighting.box,
            target: sighting.box,
            progress: 0,
            opacity: 0,
            seen: now,
            missing: null,
          });
      }
    },
    step(now) {
      // After a rest `last` is old; what begins now must still begin gently.
      const elapsed = Math.min(longestStep, Math.max(0, now - last));
      last = now;
      for (const track of [...tracks.values()]) stepOne(track, now, elapsed);
      return [...tracks.values()].map(({ sighting, box, progress, opacity }) => ({ sighting, box, progress, opacity }));
    },
    clear: () => tracks.clear(),
  };
}
