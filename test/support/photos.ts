/** Real faces without any photo in the repository: crops of the six sample photos that an installed package carries. The
 * boxes were found with the station's own detector and checked by eye; each shows exactly one person. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp, { type Sharp } from 'sharp';

const samples = new URL('../../node_modules/@vladmandic/face-api/demo/', import.meta.url);

/** Sample, left, top and side of a square around head and shoulders, in pixels of the sample. The names are made up. */
const crops = {
  ayu: [1, 1401, 153, 348],
  bunga: [3, 491, 269, 414],
  citra: [5, 687, 55, 350],
  dewi: [6, 1365, 200, 450],
  eka: [6, 150, 430, 414],
  fitri: [4, 1187, 101, 351],
  gita: [6, 557, 275, 437],
  hana: [1, 334, 315, 355],
  intan: [4, 568, 8, 370],
  juwita: [5, 1305, 331, 416],
  kartika: [4, 902, 143, 343],
  lestari: [4, 145, 144, 369],
} as const satisfies Record<string, readonly [sample: number, left: number, top: number, side: number]>;

/** Ayu on another day: another light, another pose, made up otherwise. */
const ayuAnotherDay = [3, 960, 148, 448] as const;

export type PersonName = keyof typeof crops;
/** Twelve people of whom no two resemble each other to any of the packs. */
export const people = Object.keys(crops) as PersonName[];

/** Ways in which one shot of one person may differ: every one is a probe that must be recognised. */
export const variants = {
  darker: (image) => image.linear(0.6, 0),
  brighter: (image) => image.linear(1.15, 15),
  'saved at quality 60': (image) => image.jpeg({ quality: 60 }),
  'slightly rotated': (image) => image.rotate(6, { background: '#808080' }),
  'half as large': (image) => image.resize(180),
  'twice as large': (image) => image.resize(800),
  grey: (image) => image.greyscale(),
} as const satisfies Record<string, (image: Sharp) => Sharp>;
export type Variant = keyof typeof variants;

/** The file of a whole sample photo, 1 to 6, with three to five people in it. */
export function groupPhoto(sample: number): Buffer {
  return readFileSync(fileURLToPath(new URL(`sample${sample}.jpg`, samples)));
}

/** One person, upright, as JPEG. */
export function photo(person: PersonName): Promise<Buffer> {
  return jpeg(cropped(crops[person]));
}

export function photoOfAyuAnotherDay(): Promise<Buffer> {
  return jpeg(cropped(ayuAnotherDay));
}

export async function varied(person: PersonName, variant: Variant): Promise<Buffer> {
  const image = variants[variant](sharp(await photo(person)));
  return variant === 'saved at quality 60' ? image.toBuffer() : jpeg(image);
}

/** The same shot cut differently: the square's part from `left` and `top` on, in fractions of its side. */
export function recropped(person: PersonName, { left = 0, top = 0, side = 1 }): Promise<Buffer> {
  const [sample, x, y, length] = crops[person];
  return jpeg(cropped([sample, x + left * length, y + top * length, length * side]));
}

/** As a phone writes it: pixels as the sensor lay, and a note how to turn them (EXIF orientation 1 to 8). */
export async function withOrientation(upright: Buffer, orientation: number): Promise<Buffer> {
  let stored = upright;
  for (const step of storedBy[orientation] ?? []) stored = await steps[step](sharp(stored)).png().toBuffer();
  return sharp(stored).jpeg({ quality: 95 }).withMetadata({ orientation }).toBuffer();
}

const steps = {
  mirror: (image: Sharp) => image.flop(),
  flip: (image: Sharp) => image.flip(),
  half: (image: Sharp) => image.rotate(180),
  clockwise: (image: Sharp) => image.rotate(90),
  anticlockwise: (image: Sharp) => image.rotate(270),
};
/** What undoes each orientation; one step after the other, because sharp has an order of its own within one pass. */
const storedBy: Record<number, (keyof typeof steps)[]> = {
  2: ['mirror'],
  3: ['half'],
  4: ['flip'],
  5: ['clockwise', 'mirror'],
  6: ['anticlockwise'],
  7: ['anticlockwise', 'mirror'],
  8: ['clockwise'],
};

/** Two people side by side at the same size. */
export async function sideBySide(left: PersonName, right: PersonName): Promise<Buffer> {
  const [a, b] = await Promise.all([left, right].map(async (name) => square(await photo(name as PersonName), 400)));
  return canvas(800, 400, [
    { input: a as Buffer, left: 0, top: 0 },
    { input: b as Buffer, left: 400, top: 0 },
  ]);
}

/** One person in front and another, a third as large, behind. */
export async function withPasserBy(front: PersonName, behind: PersonName): Promise<Buffer> {
  const [large, small] = await Promise.all([square(await photo(front), 600), square(await photo(behind), 180)]);
  return canvas(800, 600, [
    { input: large, left: 0, top: 0 },
    { input: small, left: 610, top: 40 },
  ]);
}

/** A photo of a wall: a soft gradient, nobody in it. */
export function nobody(): Promise<Buffer> {
  const wall = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><defs><linearGradient id="g"><stop
    offset="0" stop-color="#b9c4cc"/><stop offset="1" stop-color="#7d8a94"/></linearGradient></defs><rect width="400"
    height="300" fill="url(#g)"/><rect x="60" y="50" width="120" height="200" fill="#6b4f3a"/></svg>`;
  return jpeg(sharp(Buffer.from(wall)));
}

/** One colour; a large one compresses to next to nothing. */
export function plain(width: number, height: number): Sharp {
  const background = { r: 120, g: 140, b: 160 };
  return sharp({ create: { width, height, channels: 3, background }, limitInputPixels: false });
}

function cropped([sample, left, top, side]: readonly [number, number, number, number]): Sharp {
  const [x, y, length] = [left, top, side].map(Math.round) as [number, number, number];
  return sharp(groupPhoto(sample)).extract({ left: x, top: y, width: length, height: length });
}

function square(image: Buffer, side: number): Promise<Buffer> {
  return sharp(image).resize(side, side).toBuffer();
}

function canvas(width: number, height: number, parts: { input: Buffer; left: number; top: number }[]): Promise<Buffer> {
  return jpeg(plain(width, height).composite(parts));
}

function jpeg(image: Sharp): Promise<Buffer> {
  return image.jpeg({ quality: 92 }).toBuffer();
}
