/** A 640×480 camera frame with one face, from a photo that an installed package carries. */
import sharp from 'sharp';
import { photo } from '../support/photos.ts';

/** JPEG as the screens send it. `shift` moves the person by some pixels, so that no two frames are the same. */
export async function cameraFrame(shift = 0): Promise<Buffer> {
  const person = await sharp(await photo('dewi'))
    .resize(300, 300)
    .toBuffer();
  return sharp({ create: { width: 640, height: 480, channels: 3, background: '#9aa5a1' } })
    .composite([{ input: person, left: 160 + shift, top: 120 }])
    .jpeg({ quality: 85 })
    .toBuffer();
}
