import { expect, it } from 'vitest';
import { photo, plain } from '../../../support/photos.ts';
import { startVision } from '../support.ts';

const vision = startVision('standard');

it('a camera frame that comes during the search of a large photo is answered long before it', async () => {
  const large = await plain(4000, 4000).jpeg().toBuffer();
  const small = await photo('ayu');
  const answered: string[] = [];
  const search = vision.photo(large, 'detect').then(() => void answered.push('photo'));
  const next = vision.process.palmPhoto(large).then(() => void answered.push('palm photo'));
  await new Promise((resolve) => setTimeout(resolve, 300));
  for (const name of ['frame 1', 'frame 2', 'frame 3']) {
    expect((await vision.process.frame(small, { known: [], portrait: false })).faces).toHaveLength(1);
    answered.push(name);
  }
  await vision.process.palmFrame(small, []);
  answered.push('palm frame');
  await Promise.all([search, next]);
  expect(answered).toEqual(['frame 1', 'frame 2', 'frame 3', 'palm frame', 'photo', 'palm photo']);
});

it('boxes of a picture above 16 megapixels are in its own pixels', async () => {
  const input = await photo('dewi');
  const size = { width: 6000, height: 4000 };
  const image = await plain(size.width, size.height)
    .composite([{ input, left: 4321, top: 3000 }])
    .jpeg({ quality: 92 })
    .toBuffer();
  const there = (await vision.photo(input, 'detect')).faces[0];
  const seen = await vision.photo(image, 'detect');
  expect(seen).toMatchObject(size);
  expect(seen.faces).toHaveLength(1);
  const [face] = seen.faces;
  const near = (there?.box.width ?? 0) * 0.1;
  expect(Math.abs((face?.box.x ?? 0) - 4321 - (there?.box.x ?? 0))).toBeLessThan(near);
  expect(Math.abs((face?.box.y ?? 0) - 3000 - (there?.box.y ?? 0))).toBeLessThan(near);
  expect(Math.abs((face?.quality.faceWidth ?? 0) - (there?.quality.faceWidth ?? 0))).toBeLessThan(near);
});
