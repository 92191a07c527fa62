/** Small true images to be spoilt: every format the station reads, with a face in each. */
import sharp from 'sharp';
import { photo } from '../../../support/photos.ts';

export type Pictures = readonly { format: string; bytes: Buffer }[];

/** 96 px wide: a broken one costs the station a few milliseconds, so that a run may have thousands. */
export async function smallPictures(): Promise<Pictures> {
  const face = sharp(await photo('ayu')).resize(96, 96);
  const withNotes = face
    .clone()
    .withIccProfile('p3')
    .withExif({ IFD0: { ImageDescription: 'x'.repeat(300) } });
  const made = {
    JPEG: face.clone().jpeg({ quality: 80 }),
    'progressive JPEG': face.clone().jpeg({ progressive: true }),
    'JPEG with EXIF and ICC': withNotes.clone().jpeg(),
    PNG: face.clone().png(),
    'interlaced PNG with a palette': face.clone().png({ palette: true, progressive: true }),
    'PNG with ICC': withNotes.clone().png(),
    WebP: face.clone().webp(),
    'lossless WebP with alpha': face.clone().ensureAlpha(0.5).webp({ lossless: true }),
  };
  return Promise.all(Object.entries(made).map(async ([format, image]) => ({ format, bytes: await image.toBuffer() })));
}

/** Reads well and shows nobody: for cases that are about something else. 200 bytes. */
export function nobodySmall(): Promise<Buffer> {
  return sharp({ create: { width: 16, height: 16, channels: 3, background: '#888' } })
    .png()
    .toBuffer();
}
