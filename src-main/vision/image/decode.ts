/** Photo bytes to upright RGB pixels. Everything that arrives from outside passes through here, so the limits live here. */
import sharp, { type Metadata } from 'sharp';
import { StationError } from '../../../src-shared/errors.ts';
import { clamp } from '../../../src-shared/numbers.ts';

export const maxImageBytes = 10 * 1024 * 1024;
export const maxImagePixels = 40_000_000;
/** Longer side over shorter: phones' panoramas have up to 8. The number of views of a picture grows with it. */
export const maxAspect = 10;
/** Larger pictures are searched at this size: their memory is bounded, and no face in them needs more pixels. */
export const maxSearchedPixels = 16_000_000;
const acceptedFormats: ReadonlySet<string> = new Set(['jpeg', 'png', 'webp']);

// Each image is decoded once and one at a time; a cache would only hold memory, and a second thread would fight inference.
sharp.cache(false);
sharp.concurrency(1);

/** Interleaved 8-bit RGB, rows from the top, `width * height * 3` bytes. */
export interface Rgb {
  data: Uint8Array;
  width: number;
  height: number;
}

/** What a picture says of itself before its pixels are unpacked. */
export interface Header {
  /** Upright, as it is sent. */
  width: number;
  height: number;
  /** Upright, as it is decoded. */
  decodedWidth: number;
  decodedHeight: number;
  /** Its decoding takes so much memory that only one such picture may be in memory. */
  heavy: boolean;
}

/** Pixels from which a picture is `heavy`: 24 MB of them, and as much again while they are unpacked. */
const heavyPixels = 8_000_000;

/** Throws `image_too_large` (over 10 MB or 40 megapixels), `image_too_long` (one side over ten times the other), `image_format`
 * (another kind of image), `image_unreadable`. */
export async function readHeader(bytes: Uint8Array): Promise<Header> {
  if (bytes.byteLength > maxImageBytes)
    throw new StationError('image_too_large', 'Image is larger than 10 MB. Send a smaller one.', {
      bytes: bytes.byteLength,
      limit: maxImageBytes,
    });
  const metadata = await readMetadata(bytes);
  checkMetadata(metadata);
  const { width, height } = metadata.autoOrient;
  const shrink = Math.min(1, Math.sqrt(maxSearchedPixels / (width * height)));
  return {
    width,
    height,
    decodedWidth: Math.max(1, Math.floor(width * shrink)),
    decodedHeight: Math.max(1, Math.floor(height * shrink)),
    heavy: width * height > heavyPixels,
  };
}

/** Decodes JPEG, PNG or WebP with its EXIF orientation applied; above 16 megapixels smaller than it is, see `Header`.
 * Throws what `readHeader` throws. */
export async function decode(bytes: Uint8Array, header?: Header): Promise<Rgb> {
  const { width, decodedWidth, decodedHeight } = header ?? (await readHeader(bytes));
  try {
    const image = sharp(bytes, { limitInputPixels: maxImagePixels, failOn: 'error' }).autoOrient();
    // JPEG and WebP are unpacked at about this size; PNG passes through it line by line unless it is interlaced.
    if (decodedWidth < width) image.resize(decodedWidth, decodedHeight, { fit: 'fill', kernel: 'linear' });
    const { data, info } = await image
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return { data: threeChannels(data, info.channels), width: info.width, height: info.height };
  } catch {
    throw unreadable();
  }
}

async function readMetadata(bytes: Uint8Array): Promise<Metadata> {
  if (bytes.byteLength === 0) throw unreadable();
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch {
    throw unreadable();
  }
}

function checkMetadata(metadata: Metadata): void {
  if (!acceptedFormats.has(metadata.format ?? ''))
    throw new StationError('image_format', 'Image format is not supported. Send a JPEG, PNG or WebP image.');
  const { width, height } = metadata;
  const pixels = width * height;
  if (pixels > maxImagePixels)
    throw new StationError('image_too_large', 'Image has more than 40 megapixels. Send a smaller one.', {
      pixels,
      limit: maxImagePixels,
    });
  if (Math.max(width, height) > maxAspect * Math.min(width, height))
    throw new StationError(
      'image_too_long',
      `Image is more than ${maxAspect} times as long as it is wide. Crop it to the people in it.`,
      { width, height, limit: maxAspect },
    );
}

function threeChannels(data: Uint8Array, channels: number): Uint8Array {
  if (channels === 3) return data;
  if (channels !== 1) throw unreadable();
  const out = new Uint8Array(data.length * 3);
  for (let i = 0; i < data.length; i++) out.fill(data[i] as number, i * 3, i * 3 + 3);
  return out;
}

function unreadable(): StationError {
  return new StationError('image_unreadable', 'File is not a readable image. Send a complete JPEG, PNG or WebP image.');
}

/** JPEG of a part of the picture, at most `side` px on its longer side. `region` is clipped to the picture. */
export async function encodeRegion(
  image: Rgb,
  region: { x: number; y: number; width: number; height: number },
  side: number,
): Promise<Uint8Array> {
  const left = clamp(Math.floor(region.x), 0, image.width - 1);
  const top = clamp(Math.floor(region.y), 0, image.height - 1);
  const width = clamp(Math.round(region.width), 1, image.width - left);
  const height = clamp(Math.round(region.height), 1, image.height - top);
  return sharp(image.data, { raw: { width: image.width, height: image.height, channels: 3 } })
    .extract({ left, top, width, height })
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 85 })
    .toBuffer();
}
