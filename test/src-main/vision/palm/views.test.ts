import fc from 'fast-check';
import { expect, it } from 'vitest';
import { maxAspect } from '../../../../src-main/vision/image/decode.ts';
import { photoViews } from '../../../../src-main/vision/palm/views.ts';

const side = fc.integer({ min: 1, max: 13_000 });

it('a photo of any size that is decoded has at most 300 views', () => {
  const decoded = fc.tuple(side, side).filter(([w, h]) => Math.max(w, h) <= maxAspect * Math.min(w, h));
  fc.assert(
    fc.property(decoded, ([width, height]) => {
      expect(photoViews(width, height).flat().length).toBeLessThanOrEqual(300);
    }),
  );
});
