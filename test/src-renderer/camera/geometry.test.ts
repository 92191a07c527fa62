import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coverBox, frameSize, padBox, type Size } from '../../../src-renderer/camera/geometry.ts';

const length = fc.integer({ min: 40, max: 4000 });
const size = fc.record({ width: length, height: length });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const boxIn = (frame: Size) =>
  fc.tuple(share, share, share, share).map(([x, y, w, h]) => ({
    x: x * frame.width,
    y: y * frame.height,
    width: w * frame.width,
    height: h * frame.height,
  }));
const scene = fc
  .tuple(size, size)
  .chain(([frame, view]) => fc.tuple(fc.constant(frame), fc.constant(view), boxIn(frame)));

describe('boxes over an object-fit: cover picture', () => {
  test('the whole frame covers the view and is centred on it', () => {
    fc.assert(
      fc.property(size, size, fc.boolean(), (frame, view, mirrored) => {
        const whole = coverBox({ x: 0, y: 0, ...frame }, frame, view, mirrored);
        expect(whole.x).toBeLessThanOrEqual(1e-6);
        expect(whole.y).toBeLessThanOrEqual(1e-6);
        expect(whole.x + whole.width).toBeGreaterThanOrEqual(view.width - 1e-6);
        expect(whole.y + whole.height).toBeGreaterThanOrEqual(view.height - 1e-6);
        expect(whole.x + whole.width / 2).toBeCloseTo(view.width / 2, 4);
        expect(whole.y + whole.height / 2).toBeCloseTo(view.height / 2, 4);
      }),
    );
  });

  test('mirroring reflects a box about the middle of the view and keeps its size and height', () => {
    fc.assert(
      fc.property(scene, ([frame, view, box]) => {
        const plain = coverBox(box, frame, view, false);
        const mirrored = coverBox(box, frame, view, true);
        expect(mirrored.x + mirrored.width / 2).toBeCloseTo(view.width - (plain.x + plain.width / 2), 4);
        expect(mirrored).toMatchObject({ y: plain.y, width: plain.width, height: plain.height });
      }),
    );
  });

  test('shapes are kept: both sides grow by the same factor', () => {
    fc.assert(
      fc.property(scene, fc.boolean(), ([frame, view, box], mirrored) => {
        const placed = coverBox(box, frame, view, mirrored);
        expect(placed.width * box.height).toBeCloseTo(placed.height * box.width, 0);
      }),
    );
  });

  test('the size of the sent frame does not matter, only its shape', () => {
    fc.assert(
      fc.property(scene, fc.double({ min: 0.1, max: 1, noNaN: true }), ([frame, view, box], scale) => {
        const scaled = { x: box.x * scale, y: box.y * scale, width: box.width * scale, height: box.height * scale };
        const small = { width: frame.width * scale, height: frame.height * scale };
        const [a, b] = [coverBox(box, frame, view, true), coverBox(scaled, small, view, true)];
        for (const key of ['x', 'y', 'width', 'height'] as const) expect(a[key]).toBeCloseTo(b[key], 3);
      }),
    );
  });

  test('an example by hand: 640 x 360 in a square of 360, mirrored', () => {
    const box = coverBox(
      { x: 140, y: 90, width: 100, height: 120 },
      { width: 640, height: 360 },
      { width: 360, height: 360 },
      true,
    );
    expect(box).toEqual({ x: 260, y: 90, width: 100, height: 120 });
  });
});

describe('padding and frame size', () => {
  test('padding keeps the middle', () => {
    expect(padBox({ x: 100, y: 50, width: 20, height: 40 }, 0.5)).toEqual({ x: 90, y: 30, width: 40, height: 80 });
  });

  test('a frame is never wider than asked, never larger than the picture, even, and keeps the shape', () => {
    expect(frameSize({ width: 1280, height: 720 }, 640)).toEqual({ width: 640, height: 360 });
    expect(frameSize({ width: 320, height: 240 }, 640)).toEqual({ width: 320, height: 240 });
    fc.assert(
      fc.property(size, (picture) => {
        const frame = frameSize(picture, 640);
        expect(frame.width).toBeLessThanOrEqual(640);
        expect(frame.width % 2 === 0 && frame.height % 2 === 0).toBe(true);
        const scale = frame.width / picture.width;
        expect(Math.abs(frame.height - picture.height * scale)).toBeLessThanOrEqual(
          1 + picture.height / picture.width + 1,
        );
      }),
    );
  });
});
