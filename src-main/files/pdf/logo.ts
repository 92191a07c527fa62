/** Whether a logo or a portrait can be drawn without decoding more than a picture of a letterhead has. */
import { inflateSync } from 'node:zlib';
import { megapixels, mostLogoMegapixels, pictureSize } from '../../../src-shared/picture-size.ts';

const pngSignature = 0x89;

/** PNGs are unpacked once here within their declared size: one that is broken or lies would end the writing half way. */
export function drawable(logo: Uint8Array): boolean {
  const size = pictureSize(logo);
  if (!size || megapixels(size) > mostLogoMegapixels) return false;
  // JPEGs go into the file as they are.
  if (logo[0] !== pngSignature) return logo[0] === 0xff;
  try {
    const view = Buffer.from(logo.buffer, logo.byteOffset, logo.byteLength);
    const { width, height } = size;
    // Eight bytes a pixel at most, and a byte a line for the filter; interlaced ones have up to twice the lines.
    inflateSync(imageData(view), { maxOutputLength: width * height * 8 + height * 4 + 1024 });
    return true;
  } catch {
    return false;
  }
}

function imageData(png: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 8; at + 12 <= png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return Buffer.concat(parts);
}
