import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  coverBox,
  type Framing,
  partSize,
  placePicture,
  uprightSize,
  wholePicture,
} from '../../../src-renderer/camera/geometry.ts';

const picture = { width: 1280, height: 720 };
const unit = fc.double({ min: 0, max: 1, noNaN: true });
const framing: fc.Arbitrary<Framing> = fc.record({
  rotation: fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const),
  zoom: fc.double({ min: 1, max: 4, noNaN: true }),
  zoomX: unit,
  zoomY: unit,
});
const size = fc.record({ width: fc.integer({ min: 50, max: 2000 }), height: fc.integer({ min: 50, max: 2000 }) });

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
      fc.property(framing, size, (chosen, view) => {
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
