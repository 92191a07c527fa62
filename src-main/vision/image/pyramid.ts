/** An image at half, quarter, … size, made when first wanted: a crop is sampled from the level nearest its own scale, so that
 * bilinear sampling neither aliases nor reads a 40-megapixel picture pixel by pixel. */
import type { Rgb } from './decode.ts';

export class Pyramid {
  readonly levels: Rgb[];

  constructor(image: Rgb) {
    this.levels = [image];
  }

  get width(): number {
    return this.base.width;
  }

  get height(): number {
    return this.base.height;
  }

  get base(): Rgb {
    return this.levels[0] as Rgb;
  }

  /** The level for sampling at `scale` source pixels a sample, and its index (level k is 2^k times smaller). */
  at(scale: number): { image: Rgb; level: number } {
    const wanted = Math.max(0, Math.floor(Math.log2(Math.max(scale, 1)) + levelBias));
    let image = this.base;
    let level = 0;
    while (level < wanted && image.width >= 2 && image.height >= 2) {
      image = this.levels[level + 1] ??= halve(image);
      level++;
    }
    return { image, level };
  }
}

/** From 2^0.6 ≈ 1.5 source pixels a sample on, the next smaller level is the better source (measured on LFW pairs). */
const levelBias = 0.4;

/** 2×2 box average; an odd last row or column is dropped. */
function halve(image: Rgb): Rgb {
  const width = image.width >> 1;
  const height = image.height >> 1;
  const { data } = image;
  const out = new Uint8Array(width * height * 3);
  const row = image.width * 3;
  let o = 0;
  for (let y = 0; y < height; y++) {
    let i = 2 * y * row;
    for (let x = 0; x < width; x++, i += 6, o += 3) {
      for (let c = 0; c < 3; c++) {
        const p = i + c;
        out[o + c] =
          ((data[p] as number) +
            (data[p + 3] as number) +
            (data[p + row] as number) +
            (data[p + row + 3] as number) +
            2) >>
          2;
      }
    }
  }
  return { data: out, width, height };
}
