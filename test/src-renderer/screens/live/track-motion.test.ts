import { describe, expect, test } from 'vitest';
import { createTrackMotion } from '../../../../src-renderer/screens/live/track-motion.ts';
import { cornerPath } from '../../../../src-renderer/screens/live/track-painter.ts';
import type { Sighting } from '../../../../src-shared/domain.ts';

const face = (x: number, progress = 0): Sighting => ({
  trackId: 1,
  modality: 'face',
  hand: null,
  pinTicket: null,
  box: { x, y: 0, width: 100, height: 120 },
  outcome: 'looking',
  progress,
  person: null,
  eventId: null,
  arrival: null,
  repeated: false,
  recordedAt: null,
  livenessWarning: false,
});

/** Steps at 60 a second from `from` to `to`. */
function glide(motion: ReturnType<typeof createTrackMotion>, from: number, to: number) {
  const seen = [];
  for (let now = from; now <= to; now += 1000 / 60) seen.push(motion.step(now));
  return seen;
}

describe('track motion', () => {
  test('a box glides to where the face is, never jumps and never overshoots', () => {
    const motion = createTrackMotion();
    motion.observe([face(0)], 0);
    glide(motion, 0, 200);
    motion.observe([face(60)], 200);
    const places = glide(motion, 200, 700).map(([track]) => track?.box.x ?? Number.NaN);
    for (const [index, x] of places.entries()) {
      const before = index === 0 ? 0 : (places[index - 1] ?? 0);
      expect(x).toBeGreaterThanOrEqual(before);
      expect(x - before).toBeLessThan(15);
    }
    expect(places.at(-1)).toBeCloseTo(60, 0);
  });

  test('a face that is missed for a moment does not flicker', () => {
    const motion = createTrackMotion();
    motion.observe([face(0)], 0);
    glide(motion, 0, 300);
    motion.observe([], 300);
    expect(glide(motion, 300, 500).every(([track]) => track?.opacity === 1)).toBe(true);
    motion.observe([face(2)], 500);
    expect(glide(motion, 500, 1200).every(([track]) => track?.opacity === 1)).toBe(true);
  });

  test('a face that has gone fades and leaves; so does everything when answers stop', () => {
    const gone = createTrackMotion();
    gone.observe([face(0)], 0);
    glide(gone, 0, 200);
    gone.observe([], 200);
    expect(glide(gone, 200, 900).at(-1)).toEqual([]);
    const silent = createTrackMotion();
    silent.observe([face(0)], 0);
    expect(glide(silent, 0, 2000).at(-1)).toEqual([]);
  });

  test('who wants no motion gets none: boxes are where the faces are', () => {
    const motion = createTrackMotion(true);
    motion.observe([face(0)], 0);
    motion.step(0);
    motion.observe([face(80, 0.5)], 16);
    expect(motion.step(16)).toMatchObject([{ box: { x: 80 }, progress: 0.5, opacity: 1 }]);
  });
});

describe('corner frame', () => {
  const arms = (path: string) => [...path.matchAll(/H([\d.]+)/g)].map((match) => Number(match[1]));

  test('four corners at rest, closed when the decision is there', () => {
    expect(arms(cornerPath(100, 100, 0))).toEqual([20, 80, 80, 20]);
    expect(arms(cornerPath(100, 100, 1))).toEqual([50, 50, 50, 50]);
  });
});
