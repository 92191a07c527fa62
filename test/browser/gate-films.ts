/** Films of what happens at a gate: somebody walks up, two come together, somebody holds a card up. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toBuffer } from 'qrcode';
import sharp, { type OverlayOptions } from 'sharp';
import { type PersonName, photo } from '../support/photos.ts';
import { temporaryFolder } from '../support/station-process.ts';

const size = { width: 640, height: 480 };
const wall = '#9aa5a1';
/** Frames of one film; a browser plays some thirty a second and starts again at the end. */
const length = 90;

async function frame(overlays: OverlayOptions[]): Promise<Buffer> {
  return sharp({ create: { ...size, channels: 3, background: wall } })
    .composite(overlays)
    .jpeg({ quality: 88 })
    .toBuffer();
}

async function save(name: string, frames: readonly Buffer[]): Promise<string> {
  const path = join(temporaryFolder(), `${name}.mjpeg`);
  writeFileSync(path, Buffer.concat(frames));
  return path;
}

/** The face grows from far to near, then stands. */
export async function walkingUp(person: PersonName): Promise<string> {
  const portrait = await photo(person);
  const frames: Buffer[] = [];
  for (let i = 0; i < length; i++) {
    const side = Math.round(150 + 280 * Math.min(1, i / (length * 0.4)));
    const input = await sharp(portrait).resize(side, side).toBuffer();
    frames.push(await frame([{ input, left: Math.round((size.width - side) / 2), top: size.height - side }]));
  }
  return save(`walk-${person}`, frames);
}

/** Two people side by side, swaying a little. */
export async function together(left: PersonName, right: PersonName): Promise<string> {
  const side = 310;
  const faces = await Promise.all(
    [left, right].map(async (who) =>
      sharp(await photo(who))
        .resize(side)
        .toBuffer(),
    ),
  );
  const frames: Buffer[] = [];
  for (let i = 0; i < length; i++) {
    const sway = Math.round(5 * Math.sin((2 * Math.PI * i) / length));
    const overlays = faces.map((input, at) => ({ input, left: 6 + at * 318 + sway, top: size.height - side }));
    frames.push(await frame(overlays));
  }
  return save(`two-${left}-${right}`, frames);
}

/** A QR code in somebody's hand, a little tilted. */
export async function holdingCard(text: string): Promise<string> {
  const code = await toBuffer(text, { width: 260, margin: 4 });
  const input = await sharp(code).rotate(7, { background: '#ffffff' }).png().toBuffer();
  const frames: Buffer[] = [];
  for (let i = 0; i < 30; i++) {
    const sway = Math.round(4 * Math.sin((2 * Math.PI * i) / 30));
    frames.push(await frame([{ input, left: 170 + sway, top: 90 }]));
  }
  return save('card', frames);
}
