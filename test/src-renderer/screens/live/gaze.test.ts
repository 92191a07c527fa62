import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createGaze, type GazeOf } from '../../../../src-renderer/screens/live/gaze.ts';
import { gateReadings } from '../../../../src-shared/contract/office.ts';

const both: GazeOf = { reads: 'both', palms: true, asked: false };

/** What `count` frames, one every 70 ms from `from` on, look for. */
function looks(gaze: ReturnType<typeof createGaze>, of: GazeOf, count: number, from = 0) {
  return Array.from({ length: count }, (_, i) => gaze.next(of, from + i * 70));
}
const palmsOf = (seen: readonly string[]) => seen.filter((modality) => modality === 'palm').length;

describe('what a frame is looked at for', () => {
  test('every third frame for palms while no hand is up, two of three while one is', () => {
    const gaze = createGaze();
    expect(palmsOf(looks(gaze, both, 30))).toBe(10);
    gaze.saw('palm', 1, 2_100);
    expect(palmsOf(looks(gaze, both, 12, 2_100))).toBe(8);
    // The hand has been down for a second.
    expect(palmsOf(looks(gaze, both, 30, 3_200))).toBe(10);
  });

  test('a face, or a palm frame without a hand, changes nothing', () => {
    const gaze = createGaze();
    gaze.saw('face', 2, 0);
    gaze.saw('palm', 0, 0);
    expect(palmsOf(looks(gaze, both, 12))).toBe(4);
  });

  test('no frame for palms while nobody has one enrolled', () => {
    expect(palmsOf(looks(createGaze(), { ...both, palms: false }, 30))).toBe(0);
  });

  test('nothing but palms while somebody asks for it', () => {
    expect(palmsOf(looks(createGaze(), { ...both, asked: true }, 9))).toBe(9);
  });

  test('law: a gate that reads one kind never looks for the other', () => {
    const steps = fc.array(
      fc.record({ asked: fc.boolean(), palms: fc.boolean(), hands: fc.nat(2), gap: fc.nat(3_000) }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...gateReadings), steps, (reads, frames) => {
        const gaze = createGaze();
        let now = 0;
        for (const { asked, palms, hands, gap } of frames) {
          now += gap;
          const modality = gaze.next({ reads, palms, asked }, now);
          if (reads !== 'both') expect(modality).toBe(reads);
          gaze.saw(modality, hands, now);
        }
      }),
    );
  });

  test('law: with both, neither kind waits longer than three frames', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1), { minLength: 9, maxLength: 60 }), (hands) => {
        const gaze = createGaze();
        const seen = hands.map((count, i) => {
          const modality = gaze.next(both, i * 70);
          gaze.saw(modality, count, i * 70);
          return modality;
        });
        for (let i = 0; i + 3 <= seen.length; i++) expect(new Set(seen.slice(i, i + 3)).size).toBe(2);
      }),
    );
  });
});
