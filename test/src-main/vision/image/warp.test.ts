import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rgb } from '../../../../src-main/vision/image/decode.ts';
import { squareCrop } from '../../../../src-main/vision/image/geometry.ts';
import { Pyramid } from '../../../../src-main/vision/image/pyramid.ts';
import { mirrorInto, type WarpTarget, warp } from '../../../../src-main/vision/image/warp.ts';

const plainInput: WarpTarget['input'] = { layout: 'NHWC', colour: 'RGB', mean: [0, 0, 0], scale: 1 };
const identity = { a: 1, b: 0, c: 0, d: 0, e: 1, f: 0 };

/** Every pixel different from its neighbours. */
function image(width: number, height: number): Rgb {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, i) => (i * 37 + (i >> 3) * 11) % 256);
  return { data, width, height };
}

function target(width: number, height: number, input = plainInput): WarpTarget {
  return { out: new Float32Array(width * height * 3), offset: 0, width, height, input };
}

describe('warp', () => {
  it('by nothing gives the pixels themselves', () => {
    const source = image(7, 5);
    const into = target(7, 5);
    warp(new Pyramid(source), identity, into);
    expect(Array.from(into.out)).toEqual(Array.from(source.data));
  });

  it('by whole pixels gives the pixels of the crop', () => {
    const source = image(20, 20);
    const into = target(4, 4);
    warp(new Pyramid(source), squareCrop([9, 12], 4, 0, 4), into);
    const row = (y: number): number[] => Array.from(source.data.subarray((y * 20 + 7) * 3, (y * 20 + 11) * 3));
    for (const [i, value] of [10, 11, 12, 13].flatMap(row).entries()) expect(into.out[i]).toBeCloseTo(value, 4);
  });

  it('by half a pixel gives the mean of the neighbours', () => {
    const source: Rgb = { data: Uint8Array.of(0, 0, 0, 100, 200, 50), width: 2, height: 1 };
    const into = target(1, 1);
    warp(new Pyramid(source), { ...identity, c: 0.5 }, into);
    expect(Array.from(into.out)).toEqual([50, 100, 25]);
  });

  it('is black outside the picture', () => {
    const source: Rgb = { data: new Uint8Array(4 * 4 * 3).fill(200), width: 4, height: 4 };
    const into = target(12, 12, { ...plainInput, mean: [127.5, 127.5, 127.5], scale: 1 / 127.5 });
    warp(new Pyramid(source), squareCrop([2, 2], 12, 0, 12), into);
    const at = (x: number, y: number): number => into.out[(y * 12 + x) * 3] as number;
    for (const [x, y] of [
      [0, 0],
      [11, 11],
      [3, 6],
      [8, 6],
      [6, 3],
      [6, 8],
    ] as const)
      expect(at(x, y)).toBe(-1);
    for (const [x, y] of [
      [4, 4],
      [7, 7],
      [4, 7],
    ] as const)
      expect(at(x, y)).toBeCloseTo(72.5 / 127.5, 5);
  });

  it('never reads beside the picture: one colour stays that colour at any crop that lies within', () => {
    const source: Rgb = { data: new Uint8Array(64 * 48 * 3).fill(90), width: 64, height: 48 };
    const pyramid = new Pyramid(source);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.double({ min: -3, max: 3, noNaN: true }), (side, angle) => {
        const into = target(9, 9);
        warp(pyramid, squareCrop([32, 24], side, angle, 9), into);
        for (const value of into.out) expect(value).toBeCloseTo(90, 3);
      }),
    );
  });

  it('writes planes for NCHW and swaps channels for BGR, each with its own mean', () => {
    const source: Rgb = { data: Uint8Array.of(10, 20, 30, 110, 120, 130), width: 2, height: 1 };
    const write = (layout: 'NHWC' | 'NCHW', colour: 'RGB' | 'BGR'): number[] => {
      const into = target(2, 1, { layout, colour, mean: [1, 2, 3], scale: 2 });
      warp(new Pyramid(source), identity, into);
      return Array.from(into.out);
    };
    expect(write('NHWC', 'RGB')).toEqual([18, 36, 54, 218, 236, 254]);
    expect(write('NHWC', 'BGR')).toEqual([58, 36, 14, 258, 236, 214]);
    expect(write('NCHW', 'RGB')).toEqual([18, 218, 36, 236, 54, 254]);
    expect(write('NCHW', 'BGR')).toEqual([58, 258, 36, 236, 14, 214]);
  });

  it('writes at its offset and nowhere else', () => {
    const source = image(2, 2);
    const out = new Float32Array(36).fill(-7);
    warp(new Pyramid(source), identity, { out, offset: 12, width: 2, height: 2, input: plainInput });
    expect(Array.from(out.subarray(12, 24))).toEqual(Array.from(source.data));
    expect(new Set([...out.subarray(0, 12), ...out.subarray(24)])).toEqual(new Set([-7]));
  });
});

describe('mirrorInto', () => {
  it.each(['NHWC', 'NCHW'] as const)('gives the crop of the mirrored picture (%s)', (layout) => {
    const source = image(6, 4);
    const flipped = { ...source, data: mirrored(source) };
    const input = { ...plainInput, layout };
    const both = { ...target(6, 4, input), out: new Float32Array(6 * 4 * 3 * 2) };
    warp(new Pyramid(source), identity, both);
    mirrorInto(both, 6 * 4 * 3);
    const expected = target(6, 4, input);
    warp(new Pyramid(flipped), identity, expected);
    expect(Array.from(both.out.subarray(6 * 4 * 3))).toEqual(Array.from(expected.out));
  });
});

describe('Pyramid', () => {
  it('halves by box averages, rounded, dropping an odd last row and column', () => {
    const source = image(5, 7);
    const { image: half, level } = new Pyramid(source).at(2);
    expect([level, half.width, half.height]).toEqual([1, 2, 3]);
    const at = (x: number, y: number, c: number): number => source.data[(y * 5 + x) * 3 + c] as number;
    for (let y = 0; y < 3; y++)
      for (let x = 0; x < 2; x++)
        for (let c = 0; c < 3; c++) {
          const sum =
            at(2 * x, 2 * y, c) + at(2 * x + 1, 2 * y, c) + at(2 * x, 2 * y + 1, c) + at(2 * x + 1, 2 * y + 1, c);
          expect(half.data[(y * 2 + x) * 3 + c]).toBe(Math.floor((sum + 2) / 4));
        }
  });

  it('goes to smaller levels for coarser samples, and never below one pixel', () => {
    const pyramid = new Pyramid(image(64, 8));
    expect([0.1, 1, 1.4, 2, 4, 8, 100].map((scale) => pyramid.at(scale).level)).toEqual([0, 0, 0, 1, 2, 3, 3]);
    expect(pyramid.at(1e9).image.height).toBe(1);
  });

  it('shows the same place at every level', () => {
    // Left half dark, right half bright: the border must stay in the middle of the crop.
    const data = new Uint8Array(256 * 256 * 3);
    for (let i = 0; i < 256 * 256; i++) data.fill(i % 256 < 128 ? 10 : 240, 3 * i, 3 * i + 3);
    const pyramid = new Pyramid({ data, width: 256, height: 256 });
    for (const out of [256, 128, 64, 32, 16]) {
      const into = target(out, out);
      warp(pyramid, squareCrop([128, 128], 256, 0, out), into);
      const row = Array.from({ length: out }, (_, x) => into.out[((out / 2) * out + x) * 3]);
      expect(row).toEqual([...Array(out / 2).fill(10), ...Array(out / 2).fill(240)]);
    }
  });
});

function mirrored({ data, width, height }: Rgb): Uint8Array {
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const from = (y * width + width - 1 - x) * 3;
      out.set(data.subarray(from, from + 3), (y * width + x) * 3);
    }
  return out;
}
