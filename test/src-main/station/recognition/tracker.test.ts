import { describe, expect, it } from 'vitest';
import type { Context } from '../../../../src-main/station/context.ts';
import type { FaceDecision } from '../../../../src-main/station/recognition/face-gate.ts';
import { type Faces, faceModality } from '../../../../src-main/station/recognition/face-modality.ts';
import type { Track as TrackOf } from '../../../../src-main/station/recognition/modality.ts';
import { remember, Tracker } from '../../../../src-main/station/recognition/tracker.ts';
import { observation, pack, type ShownFace } from '../support.ts';

type Track = TrackOf<Faces>;

const noLook = { candidates: [], quality: 0.8, liveness: null };

/** A tracker of faces; what was embedded is compared at once, as the gate does. */
function tracker() {
  let last = 0;
  const faces = faceModality({ vision: { state: () => ({ pack }) } } as unknown as Context);
  const followed = new Tracker(faces, () => ++last);
  return {
    known: (now: number) => followed.known(now),
    update(seen: Faces['seen'][], now: number): Track[] {
      const tracks = followed.update(seen, now);
      for (const track of tracks) if (track.seen.embedding) remember(track, noLook, 0, now);
      return tracks;
    },
  };
}

/** A face that vision looked at anew, or followed as `trackId` without looking. */
function face(shown: ShownFace, trackId: number | null = null) {
  const seen = observation(shown);
  return { ...seen, trackId, embedding: trackId === null ? seen.embedding : null };
}

function decided(track: Track | undefined, outcome: FaceDecision['outcome']): void {
  if (track) track.decision = { ...noDecision, outcome };
}

const noDecision: FaceDecision = {
  outcome: 'looking',
  personId: null,
  similarity: null,
  runnerUp: null,
  liveness: null,
  livenessWarning: false,
  progress: 0,
};
const left = { x: 50, width: 150, like: { 1: 0.9 } };
const right = { x: 400, width: 150, like: { 2: 0.9 } };
const ids = (tracks: Track[]): number[] => tracks.map((track) => track.id);

describe('ids', () => {
  it('stay while the boxes overlap', () => {
    const t = tracker();
    for (const [i, x] of [100, 130, 170, 220, 260].entries())
      expect(ids(t.update([face({ x, width: 150, like: { 1: 0.9 } })], i * 100))).toEqual([1]);
  });

  it('are new for a face elsewhere', () => {
    const t = tracker();
    t.update([face(left)], 0);
    expect(ids(t.update([face(left), face(right)], 100))).toEqual([1, 2]);
  });

  it('follow their faces whatever the order of a frame', () => {
    const t = tracker();
    t.update([face(left), face(right)], 0);
    expect(ids(t.update([face(right), face(left)], 100))).toEqual([2, 1]);
  });

  it('are never shared by two faces of a frame', () => {
    const t = tracker();
    t.update([face(left)], 0);
    const near = { ...left, x: 60 };
    expect(new Set(ids(t.update([face(near), face(left)], 100))).size).toBe(2);
  });

  it('of followed faces are not taken by a new face that overlaps them', () => {
    const t = tracker();
    const [followed] = t.update([face(left)], 0);
    const near = { ...left, x: 70 };
    expect(ids(t.update([face(near), face(left, followed?.id)], 100))).toEqual([2, 1]);
  });

  it('of followed faces go to one of two faces that vision takes for the same', () => {
    const t = tracker();
    t.update([face(left)], 0);
    expect(ids(t.update([face(left, 1), face({ ...left, x: 90 }, 1)], 100))).toEqual([1, 2]);
  });

  it('are new once the track was forgotten', () => {
    const t = tracker();
    t.update([face(left)], 0);
    t.known(700);
    expect(ids(t.update([face(left)], 700))).toEqual([1]);
    t.known(1401);
    expect(ids(t.update([face(left)], 1401))).toEqual([2]);
  });

  it('are new, with nothing decided, when the face in the box is another', () => {
    const t = tracker();
    const [before] = t.update([face(left)], 0);
    decided(before, 'accept');
    const [after] = t.update([face({ ...left, like: { 2: 0.9 } })], 100);
    expect(after).toMatchObject({ id: 2, decision: null, looks: [] });
  });

  it('do not stay with the place when two faces cross', () => {
    const t = tracker();
    for (const [i, shift] of [0, 60, 120, 180, 240, 300, 350].entries()) {
      const a = face({ ...left, x: left.x + shift });
      const b = face({ ...right, x: right.x - shift });
      t.update([a, b], i * 100);
    }
    const [a, b] = t.update([face({ ...left, x: 400 }), face({ ...right, x: 50 })], 700);
    expect(a?.seen.embedding?.[1]).toBeCloseTo(0.9, 6);
    expect(b?.seen.embedding?.[2]).toBeCloseTo(0.9, 6);
    expect(a?.id).not.toBe(b?.id);
  });
});

describe('known', () => {
  it('are decided faces whose look is fresh: a second when accepted, less otherwise', () => {
    for (const [outcome, fresh] of [
      ['accept', 1000],
      ['unknown', 400],
      ['spoof', 400],
    ] as const) {
      const t = tracker();
      const [track] = t.update([face(left)], 0);
      expect(t.known(0)).toEqual([]);
      decided(track, 'looking');
      expect(t.known(0)).toEqual([]);
      decided(track, outcome);
      for (let now = 0; now < fresh; now += 100) {
        expect(t.known(now)).toEqual([{ trackId: 1, box: track?.seen.box }]);
        t.update([face(left, 1)], now);
      }
      expect(t.known(fresh)).toEqual([]);
    }
  });

  it('are where they were last seen', () => {
    const t = tracker();
    const [track] = t.update([face(left)], 0);
    decided(track, 'accept');
    t.update([face({ ...left, x: 80 }, 1)], 100);
    expect(t.known(200)[0]?.box.x).toBe(80);
  });

  it('are not faces that have gone', () => {
    const t = tracker();
    decided(t.update([face(left)], 0)[0], 'accept');
    expect(t.known(701)).toEqual([]);
  });
});

it('a track remembers its last eight looks', () => {
  const [track] = tracker().update([face(left)], 0);
  for (let i = 1; i <= 10; i++) remember(track as Track, { ...noLook, quality: i / 10 }, 8, 0);
  expect(track?.looks.map((s) => s.quality * 10)).toEqual([3, 4, 5, 6, 7, 8, 9, 10]);
});
