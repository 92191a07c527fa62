/** Cuts the palm out of the picture as it would lie flat: a square of 128 × 128 grey levels. */
import type { Rgb } from '../image/decode.ts';
import { type Affine, scaleOf } from '../image/geometry.ts';
import type { Pyramid } from '../image/pyramid.ts';
import { palmArea } from './canonical.ts';

/** Side in pixels of what is encoded. */
export const regionSide = 128;
const perPixel = (palmArea.right - palmArea.left) / regionSide;

/** Rec. 601 grey levels 0..255, rows from the top, bilinear from the pyramid level nearest in size. `toPicture` carries the flat palm
 * to the picture. What lies beyond the picture repeats its border. */
export function cutRegion(pyramid: Pyramid, toPicture: Affine): Float32Array {
  const { image, level } = pyramid.at(scaleOf(toPicture) * perPixel);
  return sampleGrey(image, pixelMap(toPicture, 1 / 2 ** level));
}

/** Part of the region that lies within the picture, 0..1, on a grid of 16 × 16. */
export function partInside(toPicture: Affine, width: number, height: number): number {
  const steps = 16;
  const t = pixelMap(toPicture, 1);
  let inside = 0;
  for (let v = 0; v < steps; v++)
    for (let u = 0; u < steps; u++) {
      const [i, j] = [(u * (regionSide - 1)) / (steps - 1), (v * (regionSide - 1)) / (steps - 1)];
      const [x, y] = [t.a * i + t.b * j + t.c, t.d * i + t.e * j + t.f];
      if (x >= -0.5 && y >= -0.5 && x <= width - 0.5 && y <= height - 0.5) inside++;
    }
  return inside / steps ** 2;
}

/** Region pixel (column, row) -> position in the pixel grid of a picture `k` times the size. */
function pixelMap(t: Affine, k: number): Affine {
  const [x0, y0] = [palmArea.left + perPixel / 2, palmArea.top + perPixel / 2];
  return {
    a: t.a * perPixel * k,
    b: t.b * perPixel * k,
    c: (t.a * x0 + t.b * y0 + t.c) * k - 0.5,
    d: t.d * perPixel * k,
    e: t.e * perPixel * k,
    f: (t.d * x0 + t.e * y0 + t.f) * k - 0.5,
  };
}

function sampleGrey({ data, width, height }: Rgb, t: Affine): Float32Array {
  const out = new Float32Array(regionSide * regionSide);
  const grey = (i: number): number =>
    0.299 * (data[i] as number) + 0.587 * (data[i + 1] as number) + 0.114 * (data[i + 2] as number);
  const [maxX, maxY] = [width - 1, height - 1];
  for (let row = 0, o = 0; row < regionSide; row++)
    for (let column = 0; column < regionSide; column++, o++) {
      const x = Math.min(Math.max(t.a * column + t.b * row + t.c, 0), maxX);
      const y = Math.min(Math.max(t.d * column + t.e * row + t.f, 0), maxY);
      const [x0, y0] = [x | 0, y | 0];
      const [fx, fy] = [x - x0, y - y0];
      const at = (y0 * width + x0) * 3;
      const right = x0 < maxX ? 3 : 0;
      const down = y0 < maxY ? width * 3 : 0;
      const top = grey(at) * (1 - fx) + grey(at + right) * fx;
      const bottom = grey(at + down) * (1 - fx) + grey(at + down + right) * fx;
      out[o] = top * (1 - fy) + bottom * fy;
    }
  return out;
}
