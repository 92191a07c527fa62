/** Real hands for tests, out of the shared folder and never in the repository: 34 people's, four shots each, a palm on dark cloth
 * with the fingers to the left. What else may be sent for a palm is made of them while the tests run. */
import { readdirSync, readFileSync } from 'node:fs';
import sharp, { type Sharp } from 'sharp';
import { groupPhoto } from './photos.ts';
import { sharedPath } from './shared.ts';

/** Pixels. */
const [width, height] = [1024, 768];

export type Shot = 1 | 2 | 3 | 4;

/** `001`, `004`, …; in order. Like all here to be asked for in a test, not while tests are collected. */
export function handNames(): string[] {
  return [...new Set(readdirSync(sharedPath('palms', 'hands')).map((file) => file.slice(0, 3)))].sort();
}

export function handPath(name: string, shot: Shot): string {
  return sharedPath('palms', 'hands', `${name}_${shot}.jpg`);
}

/** A right hand as the photo was taken. */
export function hand(name: string, shot: Shot): Buffer {
  return readFileSync(handPath(name, shot));
}

/** Ways in which a photo of one hand may differ: each must be recognised. */
export const goodHands = {
  upright: (image) => image.rotate(90),
  'upside down': (image) => image.rotate(270),
  darker: (image) => image.linear(0.75, 0),
  brighter: (image) => image.linear(1.1, 5),
  'saved at quality 60': (image) => image.jpeg({ quality: 60 }),
  grey: (image) => image.greyscale(),
  'as a camera frame': (image) => image.resize(640, 480),
} as const satisfies Record<string, (image: Sharp) => Sharp>;
export type GoodHand = keyof typeof goodHands;

export function variedHand(name: string, shot: Shot, variant: GoodHand): Promise<Buffer> {
  return jpeg(goodHands[variant](sharp(hand(name, shot))));
}

/** The same hand, of which nothing can be recognised. */
export const spoiltHands = {
  dark: (image) => image.linear(0.08, 0),
  blurred: (image) => image.blur(14),
  'over-exposed': (image) => image.linear(2.6, 60),
  small: (image) => image.resize(300).extend({ top: 140, bottom: 140, left: 200, right: 200, background: '#1c1c1e' }),
  'cut off': (image) => image.extract({ left: 0, top: 0, width, height: 480 }),
} as const satisfies Record<string, (image: Sharp) => Sharp>;
export type SpoiltHand = keyof typeof spoiltHands;

export function spoiltHand(name: string, shot: Shot, how: SpoiltHand): Promise<Buffer> {
  return jpeg(spoiltHands[how](sharp(hand(name, shot))));
}

/** Two hands in one picture, one above the other. */
export function twoHands(upper: string, lower: string): Promise<Buffer> {
  return jpeg(
    sharp({ create: { width, height: 2 * height, channels: 3, background: '#1c1c1e' } }).composite([
      { input: hand(upper, 1), left: 0, top: 0 },
      { input: hand(lower, 1), left: 0, top: height },
    ]),
  );
}

/** Grey, and nothing on it. */
export function blank(): Promise<Buffer> {
  return jpeg(sharp({ create: { width, height, channels: 3, background: '#9a9a9a' } }));
}

/** The back of a hand that lies on a knee: a part of one of the face tests' sample photos, twice as large. */
export function backOfHand(): Promise<Buffer> {
  const part = { left: 1126, top: 1029, width: 350, height: 311 };
  return jpeg(
    sharp(groupPhoto(5))
      .extract(part)
      .resize(part.width * 2),
  );
}

function jpeg(image: Sharp): Promise<Buffer> {
  return image.jpeg({ quality: 92 }).toBuffer();
}
