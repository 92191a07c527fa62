/** Images made to hurt: small to send, large to open, or not images at all. Each with what the station must answer. */
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { photo, plain } from '../../../support/photos.ts';

export interface Bomb {
  title: string;
  make(): Promise<Uint8Array> | Uint8Array;
  /** What `/detect` answers: the status, and the number of faces where that is 200. */
  answer: { status: 200; faces: number } | { status: 400 | 413; detail: RegExp };
}

const unreadable = { status: 400, detail: /^File is not a readable image/ } as const;
const format = { status: 400, detail: /^Image format is not supported/ } as const;
const neither = { status: 400, detail: /^(File is not a readable image|Image format is not supported)/ } as const;
const pixels = { status: 413, detail: /40 megapixels/ } as const;
const long = { status: 400, detail: /10 times as long/ } as const;
const oneFace = { status: 200, faces: 1 } as const;
const nobody = { status: 200, faces: 0 } as const;

export const bombs: readonly Bomb[] = [
  { title: 'a PNG of 100 megapixels of one colour', make: () => hugePng(10_000, 10_000), answer: pixels },
  {
    title: 'a PNG header of 30,000×30,000 with hardly any data',
    make: () => pngClaiming(30_000, 30_000),
    answer: pixels,
  },
  { title: 'a JPEG header of 65,000×65,000', make: () => jpegClaiming(65_000), answer: pixels },
  { title: 'a PNG just under the limit of pixels, of one colour', make: () => hugePng(6000, 6000), answer: nobody },
  { title: 'a PNG of 1×10,000', make: () => hugePng(1, 10_000), answer: long },
  { title: 'a PNG of 60,000×20', make: () => hugePng(60_000, 20), answer: long },
  {
    title: 'an interlaced PNG of 39 megapixels and 16 bits',
    make: () =>
      plain(6300, 6200)
        .ensureAlpha(0.5)
        .toColourspace('rgb16')
        .png({ progressive: true, compressionLevel: 6 })
        .toBuffer(),
    answer: nobody,
  },
  { title: 'a JPEG of 39 megapixels', make: () => plain(6300, 6200).jpeg().toBuffer(), answer: nobody },
  { title: 'a PNG whose data unpacks to a thousand times its picture', make: () => overlongPng(), answer: nobody },
  { title: 'a PNG whose iCCP chunk unpacks to 200 MB', make: () => pngWith('iCCP', 200), answer: oneFace },
  { title: 'a PNG whose zTXt chunk unpacks to 200 MB', make: () => pngWith('zTXt', 200), answer: oneFace },
  { title: 'a PNG with 20,000 text chunks', make: () => pngWithTexts(20_000), answer: oneFace },
  { title: 'a PNG chunk that claims 2 GB', make: () => pngChunkClaiming(0x7fffffff), answer: unreadable },
  { title: 'an SVG that loads from the network', make: () => svg('http://127.0.0.1:9/pixel.png'), answer: format },
  { title: 'an SVG that loads a file', make: () => svg('file:///etc/passwd'), answer: format },
  { title: 'an SVG with entities that multiply', make: () => laughs(), answer: neither },
  {
    title: 'an SVG packed with gzip',
    make: () => import('node:zlib').then((z) => z.gzipSync(svg('x.png'))),
    answer: neither,
  },
  { title: 'a GIF', make: () => plain(50, 50).gif().toBuffer(), answer: format },
  { title: 'a GIF of 300 frames', make: () => animated('gif', 300), answer: format },
  { title: 'a HEIC head', make: () => ftyp('heic'), answer: neither },
  { title: 'an AVIF', make: () => plain(50, 50).avif().toBuffer(), answer: neither },
  { title: 'an AVIF head', make: () => ftyp('avif'), answer: neither },
  { title: 'a TIFF', make: () => plain(50, 50).tiff().toBuffer(), answer: format },
  { title: 'a TIFF whose directory leads to itself', make: () => loopingTiff(), answer: neither },
  {
    title: 'an ImageMagick script',
    make: () => Buffer.from('push graphic-context\nimage over 0,0 0,0 "|id"\n'),
    answer: neither,
  },
  { title: 'a ZIP', make: () => Buffer.from('504b0304140000000800', 'hex'), answer: neither },
  { title: 'an ELF program', make: () => Buffer.from('7f454c4602010100', 'hex'), answer: neither },
  { title: 'a JPEG with 5 MB of EXIF', make: () => jpegWithSegments(0xe1, 80), answer: oneFace },
  { title: 'a JPEG with an ICC profile of 5 MB that is none', make: () => jpegWithSegments(0xe2, 80), answer: oneFace },
  { title: 'a JPEG with 5 MB of comments', make: () => jpegWithSegments(0xfe, 80), answer: oneFace },
  { title: 'an EXIF orientation of 65,535', make: () => jpegWithOrientation(65_535), answer: oneFace },
  {
    title: 'a CMYK JPEG',
    make: async () =>
      sharp(await photo('ayu'))
        .toColourspace('cmyk')
        .jpeg()
        .toBuffer(),
    answer: oneFace,
  },
  {
    title: 'a 16-bit PNG',
    make: async () =>
      sharp(await photo('ayu'))
        .toColourspace('rgb16')
        .png()
        .toBuffer(),
    answer: oneFace,
  },
  { title: 'a PNG with a wrong checksum', make: async () => wrongChecksum(await facePng()), answer: unreadable },
  { title: 'an animated WebP of nobody', make: () => animated('webp', 40), answer: nobody },
  { title: 'a WebP header of 16,383×16,383', make: () => webpClaiming(), answer: pixels },
];

/** The progressive JPEG cut off after each of its scans but the last. */
export async function truncatedScans(): Promise<Buffer[]> {
  const jpeg = await sharp(await photo('ayu'))
    .jpeg({ progressive: true })
    .toBuffer();
  const starts: number[] = [];
  for (let at = jpeg.indexOf('ffda', 0, 'hex'); at >= 0; at = jpeg.indexOf('ffda', at + 2, 'hex')) starts.push(at);
  return starts.slice(1).map((start) => jpeg.subarray(0, start));
}

const signature = Buffer.from('89504e470d0a1a0a', 'hex');

function chunk(type: string, data: Uint8Array): Buffer {
  const out = Buffer.alloc(12 + data.length);
  out.writeUInt32BE(data.length, 0);
  out.write(type, 4, 'latin1');
  out.set(data, 8);
  out.writeUInt32BE(crc32(out.subarray(4, 8 + data.length)), 8 + data.length);
  return out;
}

function header(width: number, height: number): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  // 8 bits, truecolour.
  data.set([8, 2, 0, 0, 0], 8);
  return chunk('IHDR', data);
}

function png(width: number, height: number, pixels: Uint8Array, before: Uint8Array[] = []): Buffer {
  return Buffer.concat([
    signature,
    header(width, height),
    ...before,
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export function hugePng(width: number, height: number): Buffer {
  return png(width, height, deflateSync(Buffer.alloc(height * (width * 3 + 1)), { level: 9 }));
}

export function pngClaiming(width: number, height: number): Buffer {
  return png(width, height, deflateSync(Buffer.alloc(1000)));
}

/** 100×100 pixels, and 100 MB behind them. */
function overlongPng(): Buffer {
  return png(100, 100, deflateSync(Buffer.alloc(100_000_000), { level: 9 }));
}

async function facePng(): Promise<Buffer> {
  return sharp(await photo('ayu'))
    .png()
    .toBuffer();
}

/** The face with a chunk of `megabytes` of zeros behind its head. */
async function pngWith(type: 'iCCP' | 'zTXt', megabytes: number): Promise<Buffer> {
  const packed = deflateSync(Buffer.alloc(megabytes * 1024 * 1024), { level: 9 });
  return behindHeader(await facePng(), [chunk(type, Buffer.concat([Buffer.from('name\0\0'), packed]))]);
}

async function pngWithTexts(count: number): Promise<Buffer> {
  return behindHeader(
    await facePng(),
    Array.from({ length: count }, (_, i) => chunk('tEXt', Buffer.from(`k${i}\0v`))),
  );
}

async function pngChunkClaiming(length: number): Promise<Buffer> {
  const bad = chunk('zTXt', Buffer.alloc(10));
  bad.writeUInt32BE(length, 0);
  return behindHeader(await facePng(), [bad]);
}

function behindHeader(image: Buffer, chunks: readonly Buffer[]): Buffer {
  return Buffer.concat([image.subarray(0, 33), ...chunks, image.subarray(33)]);
}

function wrongChecksum(image: Buffer): Buffer {
  const copy = Buffer.from(image);
  const last = copy.lastIndexOf('IDAT');
  const end = last + 4 + copy.readUInt32BE(last - 4);
  copy[end] = (copy[end] as number) ^ 0xff;
  return copy;
}

function svg(href: string): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="200" height="200"><image href="${href}" xlink:href="${href}" width="200" height="200"/></svg>`,
  );
}

/** Ten levels of ten: 10 GB of text in a kilobyte. */
function laughs(): Buffer {
  const entities = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
  return Buffer.from(
    `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY l0 "lol">${entities}]><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&l9;</text></svg>`,
  );
}

function ftyp(brand: string): Buffer {
  const box = Buffer.alloc(24);
  box.writeUInt32BE(24, 0);
  box.write(`ftyp${brand}\0\0\0\0mif1${brand}`, 4, 'latin1');
  return Buffer.concat([box, Buffer.from('\0\0\0\x08meta', 'latin1')]);
}

function loopingTiff(): Buffer {
  const tiff = Buffer.alloc(64);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(0, 8);
  tiff.writeUInt32LE(8, 10);
  return tiff;
}

function animated(kind: 'gif' | 'webp', pages: number): Promise<Buffer> {
  const frames = Buffer.alloc(40 * 40 * pages * 3);
  for (let i = 0; i < frames.length; i++) frames[i] = Math.floor(i / (40 * 40 * 3)) * 5;
  const image = sharp(frames, { raw: { width: 40, height: 40 * pages, channels: 3, pageHeight: 40 } });
  return kind === 'gif' ? image.gif().toBuffer() : image.webp({ lossless: true }).toBuffer();
}

async function jpegClaiming(side: number): Promise<Buffer> {
  const jpeg = await plain(64, 64).jpeg().toBuffer();
  const frame = jpeg.indexOf('ffc0', 0, 'hex');
  jpeg.writeUInt16BE(side, frame + 5);
  jpeg.writeUInt16BE(side, frame + 7);
  return jpeg;
}

/** The face with `count` segments of 64 kB each. */
async function jpegWithSegments(marker: number, count: number): Promise<Buffer> {
  const jpeg = await photo('ayu');
  const segment = Buffer.alloc(65_535 + 2, 0x41);
  segment.set([0xff, marker, 0xff, 0xff]);
  if (marker === 0xe1) segment.write('Exif\0\0II*\0', 4, 'latin1');
  if (marker === 0xe2) segment.write('ICC_PROFILE\0\x01\x50', 4, 'latin1');
  return Buffer.concat([jpeg.subarray(0, 2), ...Array.from({ length: count }, () => segment), jpeg.subarray(2)]);
}

async function jpegWithOrientation(orientation: number): Promise<Buffer> {
  const jpeg = await sharp(await photo('ayu'))
    .withMetadata({ orientation: 3 })
    .jpeg()
    .toBuffer();
  const exif = jpeg.indexOf('Exif\0\0');
  const little = jpeg.toString('latin1', exif + 6, exif + 8) === 'II';
  const tag = jpeg.indexOf(little ? '12010300' : '01120003', exif, 'hex');
  if (little) jpeg.writeUInt16LE(orientation, tag + 8);
  else jpeg.writeUInt16BE(orientation, tag + 8);
  // The face stands upright in the stored pixels then.
  return jpeg;
}

async function webpClaiming(): Promise<Buffer> {
  const webp = await plain(64, 64).webp().toBuffer();
  const frame = webp.indexOf('9d012a', 0, 'hex');
  webp.writeUInt16LE(16_383, frame + 3);
  webp.writeUInt16LE(16_383, frame + 5);
  return webp;
}
