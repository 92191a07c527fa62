import { crc32 } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import {
  decode,
  encodeRegion,
  maxImageBytes,
  maxSearchedPixels,
  type Rgb,
  readHeader,
} from '../../../../src-main/vision/image/decode.ts';

const refusal = (code: string) => expect.objectContaining({ code });

/** Four colours, one a quarter: which way is up can be told from the corners. */
const quarters = [
  [250, 10, 10],
  [10, 250, 10],
  [10, 10, 250],
  [240, 240, 10],
] as const;

/** 32 × 16, so that turned ones are told by their size too. */
function upright(): Sharp {
  const data = new Uint8Array(32 * 16 * 3);
  for (let y = 0; y < 16; y++)
    for (let x = 0; x < 32; x++)
      data.set(quarters[(y < 8 ? 0 : 2) + (x < 16 ? 0 : 1)] as readonly number[], (y * 32 + x) * 3);
  return sharp(data, { raw: { width: 32, height: 16, channels: 3 } });
}

function one(colour: { r: number; g: number; b: number; alpha?: number }, width = 20, height = 10): Sharp {
  const channels = colour.alpha === undefined ? 3 : 4;
  return sharp({ create: { width, height, channels, background: colour } });
}

function pixel({ data, width }: Rgb, x: number, y: number): number[] {
  return Array.from(data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3));
}

/** The middles of the four quarters. */
function corners(image: Rgb): number[][] {
  const [x, y] = [image.width / 4, image.height / 4];
  return [pixel(image, x, y), pixel(image, 3 * x, y), pixel(image, x, 3 * y), pixel(image, 3 * x, 3 * y)];
}

function expectColours(found: number[][], expected: readonly (readonly number[])[], tolerance = 6): void {
  for (const [i, colour] of expected.entries())
    for (const [c, value] of colour.entries())
      expect(Math.abs((found[i]?.[c] as number) - value), `pixel ${i}: ${found[i]}`).toBeLessThanOrEqual(tolerance);
}

describe('formats', () => {
  it.each([
    ['PNG', () => upright().png()],
    ['JPEG', () => upright().jpeg({ quality: 100, chromaSubsampling: '4:4:4' })],
    ['progressive JPEG', () => upright().jpeg({ quality: 100, progressive: true, chromaSubsampling: '4:4:4' })],
    ['lossless WebP', () => upright().webp({ lossless: true })],
    ['palette PNG', () => upright().png({ palette: true })],
    ['16-bit PNG', () => upright().toColourspace('rgb16').png()],
  ])('%s becomes upright RGB', async (_name, make) => {
    const image = await decode(await make().toBuffer());
    expect([image.width, image.height, image.data.length]).toEqual([32, 16, 32 * 16 * 3]);
    expectColours(corners(image), quarters);
  });

  it.each([
    ['PNG', () => one({ r: 120, g: 120, b: 120 }).greyscale().png()],
    ['JPEG', () => one({ r: 120, g: 120, b: 120 }).greyscale().jpeg()],
    ['16-bit PNG', () => one({ r: 120, g: 120, b: 120 }).toColourspace('grey16').png()],
  ])('a greyscale %s has three equal channels', async (_name, make) => {
    const image = await decode(await make().toBuffer());
    expect(image.data.length).toBe(20 * 10 * 3);
    expectColours([pixel(image, 5, 5)], [[120, 120, 120]], 2);
  });

  it('a CMYK JPEG, as print shops send them, has the colours of its print', async () => {
    const print = one({ r: 130, g: 110, b: 100 }).toColourspace('cmyk').jpeg({ quality: 100 });
    expectColours([pixel(await decode(await print.toBuffer()), 5, 5)], [[130, 110, 100]], 15);
  });

  it('what shines through is white', async () => {
    const half = await decode(await one({ r: 0, g: 0, b: 0, alpha: 0.5 }).png().toBuffer());
    expectColours([pixel(half, 5, 5)], [[127, 127, 127]], 2);
    const clear = await decode(await one({ r: 0, g: 0, b: 0, alpha: 0 }).webp({ lossless: true }).toBuffer());
    expectColours([pixel(clear, 5, 5)], [[255, 255, 255]]);
    const grey = await decode(await one({ r: 9, g: 9, b: 9, alpha: 0 }).greyscale().png().toBuffer());
    expectColours([pixel(grey, 5, 5)], [[255, 255, 255]]);
  });

  it('an animation is its first picture', async () => {
    const frames = [one({ r: 200, g: 0, b: 0 }), one({ r: 0, g: 200, b: 0 })].map((image) => image.png().toBuffer());
    const animation = await sharp(await Promise.all(frames), { join: { animated: true } })
      .webp({ lossless: true })
      .toBuffer();
    const image = await decode(animation);
    expect([image.width, image.height]).toEqual([20, 10]);
    expectColours([pixel(image, 5, 5)], [[200, 0, 0]]);
  });

  it.each([
    ['GIF', () => one({ r: 1, g: 2, b: 3 }).gif().toBuffer()],
    ['TIFF', () => one({ r: 1, g: 2, b: 3 }).tiff().toBuffer()],
    ['AVIF', () => one({ r: 1, g: 2, b: 3 }).avif({ effort: 0 }).toBuffer()],
    ['SVG', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
  ])('%s is refused as a format', async (_name, make) => {
    await expect(decode(await make())).rejects.toEqual(refusal('image_format'));
  });
});

describe('orientation', () => {
  const mirror = (image: Sharp): Sharp => image.flop();
  const turn = (degrees: number) => (image: Sharp) => image.rotate(degrees);
  /** What undoes each orientation, step by step: within one pass sharp has an order of its own. */
  const storedBy: Record<number, ((image: Sharp) => Sharp)[]> = {
    1: [],
    2: [mirror],
    3: [turn(180)],
    4: [turn(180), mirror],
    5: [turn(90), mirror],
    6: [turn(270)],
    7: [turn(270), mirror],
    8: [turn(90)],
  };

  it.each(Object.keys(storedBy).map(Number))('%i is applied', async (orientation) => {
    let stored = await upright().png().toBuffer();
    for (const step of storedBy[orientation] ?? []) stored = await step(sharp(stored)).png().toBuffer();
    const jpeg = await sharp(stored)
      .withMetadata({ orientation })
      .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
      .toBuffer();
    expect((await sharp(jpeg).metadata()).orientation).toBe(orientation);
    const seen = await decode(jpeg);
    expect([seen.width, seen.height]).toEqual([32, 16]);
    expectColours(corners(seen), quarters);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('This is not an image.')],
    ['the start of a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['zeros', Buffer.alloc(1000)],
    ['an SVG that is broken', Buffer.from('<svg')],
  ])('%s is refused', async (_name, bytes) => {
    await expect(decode(bytes)).rejects.toEqual(refusal('image_unreadable'));
  });

  it.each([
    ['JPEG', (image: Sharp) => image.jpeg()],
    ['PNG', (image: Sharp) => image.png()],
    ['WebP', (image: Sharp) => image.webp()],
  ])('a %s cut short is refused, wherever it is cut', async (_name, as) => {
    const noise = Buffer.from(Uint8Array.from({ length: 200 * 200 * 3 }, (_, i) => (i * i * 31) % 251));
    const whole = await as(sharp(noise, { raw: { width: 200, height: 200, channels: 3 } })).toBuffer();
    expect((await decode(whole)).width).toBe(200);
    for (const part of [0.01, 0.1, 0.5, 0.9])
      await expect(decode(whole.subarray(0, Math.floor(whole.length * part)))).rejects.toEqual(
        refusal('image_unreadable'),
      );
  });

  it('a PNG with a byte changed in its data is refused', async () => {
    const whole = await upright().png({ compressionLevel: 0 }).toBuffer();
    whole[whole.length - 600] = (whole[whole.length - 600] as number) ^ 0xff;
    await expect(decode(whole)).rejects.toEqual(refusal('image_unreadable'));
  });
});

describe('limits', () => {
  it('more than 10 MB is refused before anything is read', async () => {
    const error = expect.objectContaining({
      code: 'image_too_large',
      details: { bytes: maxImageBytes + 1, limit: maxImageBytes },
    });
    await expect(decode(new Uint8Array(maxImageBytes + 1))).rejects.toEqual(error);
  });

  it('40 megapixels are read, more are refused from the header alone', async () => {
    const plain = (width: number, height: number) =>
      sharp({ create: { width, height, channels: 3, background: '#456' }, limitInputPixels: false })
        .png()
        .toBuffer();
    expect(await readHeader(await plain(8000, 5000))).toMatchObject({ width: 8000, height: 5000, heavy: true });
    const over = await plain(8001, 5000);
    await expect(decode(over)).rejects.toEqual(refusal('image_too_large'));
    const bomb = withSize(await one({ r: 1, g: 1, b: 1 }).png().toBuffer(), 50_000, 50_000);
    await expect(decode(bomb)).rejects.toEqual(refusal('image_too_large'));
    // Nearly nothing of its pixels is there: whoever wants to unpack them finds something else wrong.
    await expect(decode(over.subarray(0, 100))).rejects.toEqual(refusal('image_too_large'));
  });

  // Files of a few hundred bytes, whose views were thousands.
  it.each([
    [1, 10_000],
    [10_000, 1],
    [20, 60_000],
    [60_000, 20],
    [100, 1_001],
  ])('%i × %i: too long for its width, said before anything is unpacked', async (width, height) => {
    const bomb = withSize(await one({ r: 1, g: 1, b: 1 }).png().toBuffer(), width, height);
    const refused = expect.objectContaining({
      code: 'image_too_long',
      message: expect.stringMatching(/Crop it/),
      details: { width, height, limit: 10 },
    });
    await expect(decode(bomb)).rejects.toEqual(refused);
  });

  it('a panorama ten times as wide as high is read', async () => {
    expect((await decode(await one({ r: 1, g: 1, b: 1 }, 1000, 100).png().toBuffer())).width).toBe(1000);
  });

  const forms: [string, (image: Sharp) => Sharp][] = [
    ['JPEG', (image) => image.jpeg()],
    ['progressive JPEG', (image) => image.jpeg({ progressive: true })],
    ['turned JPEG', (image) => image.withMetadata({ orientation: 6 }).jpeg()],
    ['WebP', (image) => image.webp({ effort: 0 })],
    ['PNG', (image) => image.png({ compressionLevel: 1 })],
    ['16-bit interlaced PNG', (image) => image.toColourspace('rgb16').png({ progressive: true, compressionLevel: 1 })],
  ];
  it.each(forms)('a %s above 16 megapixels comes smaller, upright and whole', { timeout: 60_000 }, async (form, as) => {
    const input = await upright().resize(6000, 3000, { kernel: 'nearest' }).png().toBuffer();
    const bytes = await as(sharp(input)).toBuffer();
    const header = await readHeader(bytes);
    const seen = await decode(bytes, header);
    const turned = form === 'turned JPEG';
    expect([header.width, header.height]).toEqual(turned ? [3000, 6000] : [6000, 3000]);
    expect([seen.width, seen.height]).toEqual([header.decodedWidth, header.decodedHeight]);
    expect(seen.width * seen.height).toBeLessThanOrEqual(maxSearchedPixels);
    expect(seen.width * seen.height).toBeGreaterThan(maxSearchedPixels * 0.99);
    if (!turned) expectColours(corners(seen), quarters);
  });
});

/** A PNG that says it is larger than it is, with the header's checksum made to fit. */
function withSize(png: Buffer, width: number, height: number): Buffer {
  const out = Buffer.from(png);
  out.writeUInt32BE(width, 16);
  out.writeUInt32BE(height, 20);
  out.writeUInt32BE(crc32(out.subarray(12, 29)), 29);
  return out;
}

describe('encodeRegion', () => {
  it('gives a JPEG of the region, clipped to the picture, at most so large', async () => {
    const image = await decode(await upright().png().toBuffer());
    const size = async (region: Parameters<typeof encodeRegion>[1], side: number) => {
      const { width, height, format } = await sharp(await encodeRegion(image, region, side)).metadata();
      return [format, width, height];
    };
    expect(await size({ x: 4, y: 2, width: 10, height: 10 }, 320)).toEqual(['jpeg', 10, 10]);
    expect(await size({ x: -5, y: -5, width: 100, height: 100 }, 320)).toEqual(['jpeg', 32, 16]);
    expect(await size({ x: 0, y: 0, width: 32, height: 16 }, 8)).toEqual(['jpeg', 8, 4]);
    expect(await size({ x: 31.9, y: 15.9, width: 0.2, height: 0.2 }, 320)).toEqual(['jpeg', 1, 1]);
  });
});
