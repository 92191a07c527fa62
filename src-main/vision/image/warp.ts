/** Samples a crop of a picture straight into a network's input tensor: crop, resize, rotate and normalise in one pass. */
import type { ImageInput } from '../../../src-shared/pack-manifest.ts';
import type { Rgb } from './decode.ts';
import { type Affine, scaleOf } from './geometry.ts';
import type { Pyramid } from './pyramid.ts';

/** Where and how a crop is written. */
export interface WarpTarget {
  out: Float32Array;
  /** First element of this crop in `out` (a batch holds several). */
  offset: number;
  width: number;
  height: number;
  input: Pick<ImageInput, 'layout' | 'colour' | 'mean' | 'scale'>;
}

/** Writes `width × height × 3` floats `(pixel − mean) × scale` by bilinear sampling; pixels outside the picture are black.
 * `toSource` carries the middle of a crop pixel (x + ½, y + ½) to picture coordinates. */
export function warp(pyramid: Pyramid, toSource: Affine, target: WarpTarget): void {
  const { image, level } = pyramid.at(scaleOf(toSource));
  const k = 1 / 2 ** level;
  // Sample positions in the level's own pixel grid, whose pixel middles lie at +½.
  const t = {
    a: toSource.a * k,
    b: toSource.b * k,
    c: (toSource.c + (toSource.a + toSource.b) / 2) * k - 0.5,
    d: toSource.d * k,
    e: toSource.e * k,
    f: (toSource.f + (toSource.d + toSource.e) / 2) * k - 0.5,
  };
  sample(image, t, target);
}

function sample(image: Rgb, t: Affine, target: WarpTarget): void {
  const { data, width: sw, height: sh } = image;
  const { out, offset, width, height, input } = target;
  const plane = width * height;
  const nchw = input.layout === 'NCHW';
  const step = nchw ? 1 : 3;
  const channel = nchw ? plane : 1;
  const bgr = input.colour === 'BGR';
  const [r, g, b] = bgr ? [2 * channel, channel, 0] : [0, channel, 2 * channel];
  const [mr, mg, mb] = bgr ? [input.mean[2], input.mean[1], input.mean[0]] : input.mean;
  const s = input.scale;
  const row = sw * 3;
  const maxX = sw - 1;
  const maxY = sh - 1;
  let o = offset;
  for (let y = 0; y < height; y++) {
    let sx = t.b * y + t.c;
    let sy = t.e * y + t.f;
    for (let x = 0; x < width; x++, o += step, sx += t.a, sy += t.d) {
      if (sx <= -1 || sy <= -1 || sx >= sw || sy >= sh) {
        out[o + r] = -mr * s;
        out[o + g] = -mg * s;
        out[o + b] = -mb * s;
        continue;
      }
      // The half pixel around the picture repeats its border.
      const px = sx < 0 ? 0 : Math.min(sx, maxX);
      const py = sy < 0 ? 0 : Math.min(sy, maxY);
      const x0 = px | 0;
      const y0 = py | 0;
      const fx = px - x0;
      const fy = py - y0;
      const i00 = y0 * row + x0 * 3;
      const i01 = x0 < maxX ? i00 + 3 : i00;
      const down = y0 < maxY ? row : 0;
      const i10 = i00 + down;
      const i11 = i01 + down;
      const w11 = fx * fy;
      const w01 = fx - w11;
      const w10 = fy - w11;
      const w00 = 1 - fx - w10;
      // biome-ignore format: three equal lines read best side by side
      out[o + r] = ((data[i00] as number) * w00 + (data[i01] as number) * w01 + (data[i10] as number) * w10 + (data[i11] as number) * w11 - mr) * s;
      // biome-ignore format: as above
      out[o + g] = ((data[i00 + 1] as number) * w00 + (data[i01 + 1] as number) * w01 + (data[i10 + 1] as number) * w10 + (data[i11 + 1] as number) * w11 - mg) * s;
      // biome-ignore format: as above
      out[o + b] = ((data[i00 + 2] as number) * w00 + (data[i01 + 2] as number) * w01 + (data[i10 + 2] as number) * w10 + (data[i11 + 2] as number) * w11 - mb) * s;
    }
  }
}

/** The same crop seen in a mirror, from `from` to `to` in the same buffer (both element offsets). */
export function mirrorInto(target: WarpTarget, to: number): void {
  const { out, offset, width, height, input } = target;
  const cell = input.layout === 'NCHW' ? 1 : 3;
  const rows = input.layout === 'NCHW' ? height * 3 : height;
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < width; x++) {
      const from = offset + (y * width + width - 1 - x) * cell;
      const o = to + (y * width + x) * cell;
      for (let c = 0; c < cell; c++) out[o + c] = out[from + c] as number;
    }
}
