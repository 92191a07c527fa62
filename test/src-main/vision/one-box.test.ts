/** One face, one box: in photos and in camera frames, whatever the detector saw besides it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Detection } from '../../../src-main/vision/detect/detector.ts';
import type { Pack } from '../../../src-main/vision/packs/pack.ts';
import { Pipeline } from '../../../src-main/vision/pipeline.ts';
import { overlapOfSmaller } from '../../../src-shared/boxes.ts';
import type { Box, Observation } from '../../../src-shared/domain.ts';
import { describeWithShared, sharedModels, sharedPath } from '../../support/shared.ts';
import { pointsIn } from './faces.ts';
import { startVision } from './support.ts';

const picture = { data: new Uint8Array(640 * 480 * 3).fill(128), width: 640, height: 480 };

/** A pack whose detector sees these boxes in every view, the surest first, and that measures nothing besides. */
function seeing(...boxes: Box[]): Pipeline {
  const found: Detection[] = boxes.map((box, i) => ({ box, score: 0.9 - i / 100, points: pointsIn(box) }));
  const detector = { side: 256, smallestFace: 24, view: async () => found };
  const embedder = { embed: async () => Float32Array.of(1, 0) };
  const template = pointsIn({ x: 0, y: 0, width: 112, height: 112 });
  const manifest = { embedder: { input: { width: 112, height: 112 }, alignment: { kind: 'five-point', template } } };
  return new Pipeline({ manifest, detector, mesh: null, embedder, liveness: null } as unknown as Pack);
}

describe('a face', () => {
  const face = { x: 200, y: 100, width: 160, height: 200 };
  const half = { x: 205, y: 100, width: 80, height: 190 };
  const beside = { x: 310, y: 110, width: 150, height: 190 };
  const boxesOf = (faces: readonly Observation[]): Box[] => faces.map(({ box }) => box);

  it.each([
    ['half of it as a second one', [face, half], [face]],
    ['half of it as the surer one', [half, face], [face]],
    ['somebody cheek to cheek', [face, beside], [face, beside]],
    ['both', [face, half, beside], [face, beside]],
  ])('in a frame with %s', async (_what, seen, wanted) => {
    expect(boxesOf(await seeing(...seen).frame(picture, []))).toEqual(wanted);
    // Nor does a half of it become a second track beside the one that is followed.
    const known = [{ trackId: 7, box: face }];
    const faces = await seeing(...seen).frame(picture, known);
    expect(faces.map(({ trackId }) => trackId)).toEqual(wanted.map((box) => (box === face ? 7 : null)));
  });

  it.each([
    ['half of it as a second one', [face, half], [face]],
    ['somebody cheek to cheek', [face, beside], [face, beside]],
  ])('in a photo with %s', async (_what, seen, wanted) => {
    const faces = await seeing(...seen).photo(picture, { fractionOfLargest: 0, embed: 'none' });
    expect(boxesOf(faces)).toEqual(wanted);
  });
});

for (const pack of ['standard', 'edgeface-xs'] as const)
  describeWithShared(`everyday photos, ${pack}`, pack === 'standard' ? ['faces'] : ['faces', 'models'], () => {
    const vision = startVision(pack, [sharedModels]);

    it('show one box a face', async () => {
      const folder = sharedPath('faces', 'photos');
      const counts: Record<string, number> = {};
      for (const name of readdirSync(folder).filter((file) => file.endsWith('.jpg'))) {
        const { faces } = await vision.photo(readFileSync(join(folder, name)), 'detect');
        counts[name] = faces.length;
        for (const [i, a] of faces.entries())
          for (const b of faces.slice(i + 1)) expect(overlapOfSmaller(a.box, b.box), name).toBeLessThan(0.5);
      }
      const { 'selfie-many-people.jpg': group, ...portraits } = counts;
      expect(new Set(Object.values(portraits)), JSON.stringify(portraits)).toEqual(new Set([1]));
      expect(group).toBeGreaterThanOrEqual(5);
      expect(group).toBeLessThanOrEqual(7);
    });
  });
