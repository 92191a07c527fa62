import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { describeWithShared, sharedModels, sharedPath } from '../../../support/shared.ts';
import { startVision } from '../support.ts';

const facesFile = (name: string): Buffer => readFileSync(sharedPath('faces', name));

describeWithShared('a crowded photo, with the standard pack', ['faces'], () => {
  const vision = startVision('standard');

  it('shows six faces: a seventh shows one eye only', async () => {
    const { faces } = await vision.photo(facesFile('photos/selfie-many-people.jpg'), 'detect');
    expect(faces).toHaveLength(6);
  });
});

for (const [pack, shared] of [
  ['faceplugin-512', ['faces']],
  ['edgeface-xs', ['faces', 'models']],
] as const)
  describeWithShared(`liveness, with the pack ${pack}`, shared, () => {
    const vision = startVision(pack, shared.length > 1 ? [sharedModels] : []);
    const livenessOf = async (name: string): Promise<number> => {
      const { liveness } = await vision.face(facesFile(`spoof/${name}.jpg`));
      return liveness ?? Number.NaN;
    };

    it('scores a real face above the threshold, pictures of a face below it', async () => {
      const [real, first, second] = [
        await livenessOf('image_T1'),
        await livenessOf('image_F1'),
        await livenessOf('image_F2'),
      ];
      const threshold = vision.process.state().pack?.livenessThreshold ?? Number.NaN;
      expect(real).toBeGreaterThan(threshold);
      for (const fake of [first, second]) expect(fake).toBeLessThan(threshold);
    });

    it('is measured together with a 512-d embedding of length 1', async () => {
      const { embedding } = await vision.face(facesFile('spoof/image_T1.jpg'));
      expect(embedding.length).toBe(512);
      expect(Math.hypot(...embedding)).toBeCloseTo(1, 5);
    });
  });
