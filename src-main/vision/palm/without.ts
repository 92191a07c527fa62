/** The picture with hands painted over, so that the search for a second hand does not find the first one again. */
import type { HandRegion } from '../../../src-shared/palm.ts';
import type { Rgb } from '../image/decode.ts';
import { Pyramid } from '../image/pyramid.ts';

/** Of a crop's side; a crop is 1.65 times its landmarks' box. */
const painted = 1.15 / 1.65;
/** A search needs no more pixels than this on the shorter side. */
const enough = 320;

export interface Reduced {
  pyramid: Pyramid;
  /** Times which it is smaller than the original. */
  factor: number;
}

export function without(original: Pyramid, regions: readonly HandRegion[]): Reduced {
  const { image, level } = original.at(Math.max(1, Math.min(original.width, original.height) / enough));
  const factor = 2 ** level;
  // Not `slice()`: of a Buffer, as decoding makes one, that would be the same pixels.
  const copy = { ...image, data: new Uint8Array(image.data) };
  for (const { x, y, side, angle } of regions)
    paint(copy, { x: x / factor, y: y / factor, side: (side * painted) / factor, angle });
  return { pyramid: new Pyramid(copy), factor };
}

/** Black, as what lies beyond a picture. */
function paint({ data, width, height }: Rgb, { x, y, side, angle }: HandRegion): void {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const reach = side * Math.SQRT1_2;
  const half = side / 2;
  for (let row = Math.max(0, Math.floor(y - reach)); row < Math.min(height, y + reach); row++)
    for (let column = Math.max(0, Math.floor(x - reach)); column < Math.min(width, x + reach); column++) {
      const [dx, dy] = [column - x, row - y];
      if (Math.abs(cos * dx + sin * dy) > half || Math.abs(cos * dy - sin * dx) > half) continue;
      data.fill(0, (row * width + column) * 3, (row * width + column) * 3 + 3);
    }
}
