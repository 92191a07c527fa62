import fc from 'fast-check';
import { expect, it } from 'vitest';
import { softmax, surroundings } from '../../../../src-main/vision/liveness/liveness.ts';

const length = fc.integer({ min: 20, max: 4000 });
const part = fc.integer({ min: 1, max: 100 }).map((n) => n / 100);

it('the crop lies within the picture and keeps the shape of the face', () => {
  fc.assert(
    fc.property(length, length, part, part, part, part, (width, height, w, h, u, v) => {
      const face = { x: u * width - 10, y: v * height - 10, width: w * width + 1, height: h * height + 1 };
      for (const scale of [2.7, 4]) {
        const crop = surroundings(face, scale, width, height);
        expect(crop.x).toBeGreaterThanOrEqual(0);
        expect(crop.y).toBeGreaterThanOrEqual(0);
        expect(crop.x + crop.width).toBeLessThanOrEqual(width + 1e-6);
        expect(crop.y + crop.height).toBeLessThanOrEqual(height + 1e-6);
        expect(crop.width / crop.height).toBeCloseTo(face.width / face.height, 6);
        expect(crop.width).toBeLessThanOrEqual(scale * face.width + 1e-6);
      }
    }),
  );
});

it('with room enough it is so many times the face, around its middle', () => {
  expect(surroundings({ x: 450, y: 450, width: 100, height: 100 }, 4, 1000, 1000)).toEqual({
    x: 300,
    y: 300,
    width: 400,
    height: 400,
  });
});

it('logits become probabilities, however large they are', () => {
  const [a, b, c] = softmax(Float32Array.of(1000, 1000 + Math.log(2), 900)) as unknown as [number, number, number];
  expect([a, b, c].map((value) => Math.round(value * 1e4) / 1e4)).toEqual([0.3333, 0.6667, 0]);
});
