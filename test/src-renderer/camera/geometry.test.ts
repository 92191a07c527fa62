import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  coverBox,
  type Framing,
  frameSize,
  padBox,
  partSize,
  placePicture,
  type Size,
  uprightSize,
  wholePicture,
} from '../../../src-renderer/camera/geometry.ts';

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

const picture = { width: 1280, height: 720 };
const unit = fc.double({ min: 0, max: 1, noNaN: true });
const framing: fc.Arbitrary<Framing> = fc.record({
  rotation: fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const),
  zoom: fc.double({ min: 1, max: 4, noNaN: true }),
  zoomX: unit,
  zoomY: unit,
});
const sizes = fc.record({ width: fc.integer({ min: 50, max: 2000 }), height: fc.integer({ min: 50, max: 2000 }) });

describe('framing', () => {
  test('the whole picture fills the view as object-fit: cover does', () => {
    const placed = placePicture(picture, wholePicture, { width: 360, height: 360 });
    expect(placed).toEqual({ x: 180, y: 180, scale: 0.5 });
    const box = coverBox({ x: 0, y: 0, ...picture }, picture, { width: 360, height: 360 }, false);
    expect(box.x).toBe(placed.x - 640 * placed.scale);
  });

  test('turned on its side, height and width change places', () => {
    expect(uprightSize(picture, { ...wholePicture, rotation: 90 })).toEqual({ width: 720, height: 1280 });
    expect(partSize(picture, { ...wholePicture, rotation: 270, zoom: 2 })).toEqual({ width: 360, height: 640 });
  });

  test('whatever is chosen, the view is filled: no edge of the picture lies inside it', () => {
    fc.assert(
      fc.property(framing, sizes, (chosen, view) => {
        const { x, y, scale } = placePicture(picture, chosen, view);
        const upright = uprightSize(picture, chosen);
        expect(x - (upright.width * scale) / 2).toBeLessThanOrEqual(1e-6);
        expect(y - (upright.height * scale) / 2).toBeLessThanOrEqual(1e-6);
        expect(x + (upright.width * scale) / 2).toBeGreaterThanOrEqual(view.width - 1e-6);
        expect(y + (upright.height * scale) / 2).toBeGreaterThanOrEqual(view.height - 1e-6);
      }),
    );
  });

  test('0 and 1 are the edges of the picture', () => {
    const view = { width: 640, height: 360 };
    const left = placePicture(picture, { ...wholePicture, zoom: 2, zoomX: 0 }, view);
    expect(left.x - (picture.width * left.scale) / 2).toBe(0);
    const right = placePicture(picture, { ...wholePicture, zoom: 2, zoomX: 1 }, view);
    expect(right.x + (picture.width * right.scale) / 2).toBe(view.width);
  });
});
