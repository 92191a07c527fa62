import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { expect, it } from 'vitest';
import { megapixels, pictureSize } from '../../src-shared/picture-size.ts';
import { plain } from '../support/photos.ts';

const kinds: [string, (image: Sharp) => Sharp][] = [
  ['PNG', (image) => image.png()],
  ['JPEG', (image) => image.jpeg()],
  ['JPEG, progressive, with notes', (image) => image.jpeg({ progressive: true }).withMetadata({ orientation: 6 })],
  ['WebP', (image) => image.webp()],
  ['WebP without loss', (image) => image.webp({ lossless: true })],
  ['WebP with holes', (image) => image.ensureAlpha(0.5).webp()],
];

it.each(kinds)('%s says how large it is', async (_, as) => {
  expect(pictureSize(await as(plain(317, 41)).toBuffer())).toEqual({ width: 317, height: 41 });
});

it('a window on a larger buffer is read from its own beginning', async () => {
  const png = await plain(3, 2).png().toBuffer();
  const pool = Buffer.concat([Buffer.from('before'), png]);
  expect(pictureSize(pool.subarray(6))).toEqual({ width: 3, height: 2 });
});

it('what is no picture, or ends too early, has no size', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
  for (const bytes of [new Uint8Array(), svg, await plain(3, 2).gif().toBuffer()])
    expect(pictureSize(bytes)).toBeNull();
  for (const [, as] of kinds) {
    const whole = await as(plain(5, 5)).toBuffer();
    expect(pictureSize(whole.subarray(0, 15))).toBeNull();
  }
});

it('whatever the bytes, it answers', () => {
  const heads = [[0x89, 0x50, 0x4e, 0x47], [0xff, 0xd8, 0xff], [...Buffer.from('RIFF0000WEBPVP8 ')]];
  fc.assert(
    fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 200 }), (head, rest) => {
      const size = pictureSize(Uint8Array.from([...head, ...rest]));
      if (size) expect(Math.min(size.width, size.height)).toBeGreaterThan(0);
    }),
  );
});

it('megapixels are a million', async () => {
  const size = pictureSize(
    await sharp({ create: { width: 2000, height: 1000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer(),
  );
  expect(size && megapixels(size)).toBe(2);
});
