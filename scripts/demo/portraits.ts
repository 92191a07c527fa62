/** The drawings as photos: a camera's picture, and the square that a station keeps. */
import sharp from 'sharp';
import { drawing, type Looks } from './drawing.ts';

/** Pixels of a kept portrait's side. */
const side = 224;

export function cameraPicture(looks: Looks): Promise<Buffer> {
  return sharp(Buffer.from(drawing(looks, 'gate')), { density: 144 })
    .resize(1280, 960)
    .jpeg({ quality: 92 })
    .toBuffer();
}

export function portrait(looks: Looks): Promise<Buffer> {
  return sharp(Buffer.from(drawing(looks)), { density: 48 })
    .resize({ height: Math.round(side * 1.14) })
    .extract({ left: Math.round((side * 1.14 * 4) / 6 - side / 2), top: 6, width: side, height: side })
    .jpeg({ quality: 82 })
    .toBuffer();
}
