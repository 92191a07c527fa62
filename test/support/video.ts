/** Camera films for a browser's fake camera: JPEG frames one after the other, made from photos of one person or one hand. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp, { type OverlayOptions } from 'sharp';
import { temporaryFolder } from './station-process.ts';

const width = 640;
const height = 480;
/** Frames of one photo; a browser plays some thirty a second and starts again at the end. */
const framesPerPhoto = 45;

/** Path of a film in which a person sways a little. `photos` are shown one after the other; one that is wider than high fills the
 * frame, the others stand before a grey wall. */
export async function film(name: string, photos: readonly Buffer[]): Promise<string> {
  const frames: Buffer[] = [];
  for (const photo of photos)
    for (let i = 0; i < framesPerPhoto; i++) frames.push(await frame(photo, i / framesPerPhoto));
  return save(name, frames);
}

/** Path of a film in which an open hand is held up before a dark wall, moving a little: `photo` shows it lying on its side, fingers to
 * the left, as the photos of `../shared/palms/hands` do. */
export async function palmFilm(name: string, photos: readonly Buffer[]): Promise<string> {
  const frames: Buffer[] = [];
  for (const photo of photos)
    for (let i = 0; i < framesPerPhoto; i++) frames.push(await palmFrame(photo, i / framesPerPhoto));
  return save(name, frames);
}

/** A film of an empty room. */
export async function emptyRoom(): Promise<string> {
  return save('empty', [await wall([])]);
}

/** One frame; `phase` 0..1 of the swaying, which ends where it began. */
async function frame(photo: Buffer, phase: number): Promise<Buffer> {
  const angle = 2 * Math.PI * phase;
  const { width: w, height: h } = await sharp(photo).metadata();
  if (w > h) return filling(photo, angle);
  const side = Math.round(430 + 8 * Math.cos(angle));
  const person = await sharp(photo).resize(side, side, { fit: 'cover' }).toBuffer();
  const left = Math.round((width - side) / 2 + 7 * Math.sin(angle));
  return wall([{ input: person, left, top: height - side }]);
}

/** The hand stands upright, drifts to the side and back, nearer and away: each shot of an enrolment is another. */
async function palmFrame(photo: Buffer, phase: number): Promise<Buffer> {
  const angle = 2 * Math.PI * phase;
  const tall = Math.round(520 + 26 * Math.cos(angle));
  const hand = await sharp(photo).rotate(90).resize({ height: tall }).toBuffer();
  const { width: wide } = await sharp(hand).metadata();
  const left = Math.round((width - wide) / 2 + 30 * Math.sin(angle));
  const shown = await sharp(hand).extract({ left: 0, top: 0, width: wide, height }).toBuffer();
  return wall([{ input: shown, left, top: 0 }], '#14110f');
}

function filling(photo: Buffer, angle: number): Promise<Buffer> {
  const margin = 10;
  return sharp(photo)
    .resize(width + 2 * margin, height + 2 * margin, { fit: 'cover' })
    .extract({ left: Math.round(margin * (1 + Math.sin(angle))), top: margin, width, height })
    .jpeg({ quality: 88 })
    .toBuffer();
}

function wall(overlays: OverlayOptions[], background = '#9aa5a1'): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background } })
    .composite(overlays)
    .jpeg({ quality: 88 })
    .toBuffer();
}

function save(name: string, frames: readonly Buffer[]): string {
  const path = join(temporaryFolder(), `${name}.mjpeg`);
  writeFileSync(path, Buffer.concat(frames));
  return path;
}
