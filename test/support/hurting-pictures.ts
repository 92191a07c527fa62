/** Pictures that are small to send and large or slow to open, each of a megabyte at most. */
import { plain } from './photos.ts';

const large = () => plain(6300, 6200);
/** Made once a file of tests: the large ones take a second or two. */
const once = (make: () => Promise<Buffer>): (() => Promise<Buffer>) => {
  let made: Promise<Buffer> | null = null;
  return () => {
    made ??= make();
    return made;
  };
};

export const hurtingPictures = {
  'a PNG of 1×10,000': once(() => plain(1, 10_000).png().toBuffer()),
  'a PNG of 20×60,000': once(() => plain(20, 60_000).png().toBuffer()),
  'a JPEG of 39 megapixels': once(() => large().jpeg({ quality: 50 }).toBuffer()),
  'an interlaced PNG of 39 megapixels and 16 bits': once(() =>
    large().toColourspace('rgb16').png({ progressive: true }).toBuffer(),
  ),
} as const;
/** Those of so many pixels that only what bounds them may unpack them. */
export const heavyPictures = ['a JPEG of 39 megapixels', 'an interlaced PNG of 39 megapixels and 16 bits'] as const;

/** The head of a PNG that says this size, and no more. */
export function pngHead(width: number, height: number): Buffer {
  const head = Buffer.alloc(33);
  head.write('89504e470d0a1a0a0000000d49484452', 'hex');
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  // 8 bits, truecolour.
  head.set([8, 2], 24);
  return head;
}
