import fc from 'fast-check';
import { expect, it } from 'vitest';
import { maxAspect } from '../../../../src-main/vision/image/decode.ts';
import { Pyramid } from '../../../../src-main/vision/image/pyramid.ts';
import { photoViews, without } from '../../../../src-main/vision/palm/views.ts';

const side = fc.integer({ min: 1, max: 13_000 });

it('a photo of any size that is decoded has at most 300 views', () => {
  const decoded = fc.tuple(side, side).filter(([w, h]) => Math.max(w, h) <= maxAspect * Math.min(w, h));
  fc.assert(
    fc.property(decoded, ([width, height]) => {
      expect(photoViews(width, height).flat().length).toBeLessThanOrEqual(300);
    }),
  );
});

/** White, in a Buffer as decoding makes it. */
const white = (width: number, height: number): Pyramid =>
  new Pyramid({ data: Buffer.alloc(width * height * 3, 255), width, height });
const at = ({ base }: Pyramid, x: number, y: number): number => base.data[(y * base.width + x) * 3] as number;

it('paints the hand over in a copy, and leaves the picture as it was', () => {
  const picture = white(320, 240);
  const { pyramid, factor } = without(picture, [{ x: 100, y: 120, side: 165, angle: 0 }]);
  expect(factor).toBe(1);
  expect([at(pyramid, 100, 120), at(pyramid, 50, 70), at(pyramid, 150, 170)]).toEqual([0, 0, 0]);
  // 1.15 times the landmarks' box of 100 px.
  expect([at(pyramid, 40, 120), at(pyramid, 165, 120), at(pyramid, 100, 50)]).toEqual([255, 255, 255]);
  expect(picture.base.data.every((value) => value === 255)).toBe(true);
});

it('turns with the hand, and stays within the picture', () => {
  const { pyramid } = without(white(320, 240), [
    { x: 160, y: 120, side: 143, angle: Math.PI / 4 },
    { x: 0, y: 0, side: 60, angle: 0 },
  ]);
  expect(at(pyramid, 160 + 60, 120)).toBe(0);
  expect(at(pyramid, 160 + 45, 120 + 45)).toBe(255);
  expect([at(pyramid, 0, 0), at(pyramid, 319, 0), at(pyramid, 0, 239)]).toEqual([0, 255, 255]);
});

it('works on a smaller copy of a large picture, and says how much smaller', () => {
  const { pyramid, factor } = without(white(1600, 1280), [{ x: 800, y: 640, side: 400, angle: 0 }]);
  expect(factor).toBeGreaterThan(1);
  expect(pyramid.width).toBe(1600 / factor);
  expect([at(pyramid, 800 / factor, 640 / factor), at(pyramid, 2, 2)]).toEqual([0, 255]);
});
