import sharp from 'sharp';
import { expect, test } from 'vitest';
import { form } from '../../support/client.ts';
import { groupPhoto, nobody, photo, sideBySide } from '../../support/photos.ts';
import { stationOfFile } from '../../support/station-fixture.ts';

const used = stationOfFile();
type Corners = [number, number, number, number];

async function detect(image: Uint8Array): Promise<Corners[]> {
  const { status, body } = await used.api.post('/detect', form({}, image));
  expect(status).toBe(200);
  expect(Object.keys(body)).toEqual(['faces']);
  return body.faces;
}

test('one face: one box of four numbers, corners in pixels within the picture', async () => {
  const faces = await detect(await photo('dewi'));
  expect(faces).toHaveLength(1);
  const [x1, y1, x2, y2] = faces[0] as Corners;
  expect(x2 - x1).toBeGreaterThan(100);
  expect(y2 - y1).toBeGreaterThan(100);
  expect([x1, y1].every((value) => value >= 0)).toBe(true);
  expect([x2, y2].every((value) => value <= 450)).toBe(true);
});

test.each([
  [1, 3],
  [2, 3],
  [3, 3],
  [4, 4],
  [5, 5],
  [6, 4],
])('sample %i: %i people, each box around one of them', async (sample, count) => {
  const faces = await detect(groupPhoto(sample));
  expect(faces).toHaveLength(count);
  const middles = faces.map(([x1, y1, x2, y2]) => [(x1 + x2) / 2, (y1 + y2) / 2]);
  const apart = middles.every(([x = 0, y = 0], i) =>
    middles.every(([u = 0, v = 0], j) => i === j || Math.hypot(x - u, y - v) > 80),
  );
  expect(apart).toBe(true);
});

test('the largest comes first', async () => {
  const widths = (await detect(groupPhoto(5))).map(([x1, , x2]) => x2 - x1);
  expect(widths).toEqual(widths.toSorted((a, b) => b - a));
});

test('boxes follow the size of the picture', async () => {
  const image = await sideBySide('ayu', 'bunga');
  const half = await sharp(image).resize(400).jpeg({ quality: 95 }).toBuffer();
  const [full, small] = [await detect(image), await detect(half)];
  expect(small).toHaveLength(2);
  const middle = ([x1, , x2]: Corners) => (x1 + x2) / 2;
  const sorted = (faces: Corners[]) => faces.map(middle).sort((a, b) => a - b);
  for (const [i, x] of sorted(full).entries()) expect(sorted(small)[i]).toBeCloseTo(x / 2, -1.2);
});

test('faces far smaller than the picture are found', async () => {
  const small = await sharp(await photo('eka'))
    .resize(110)
    .toBuffer();
  const large = await sharp({ create: { width: 2400, height: 1800, channels: 3, background: '#8090a0' } })
    .composite([{ input: small, left: 1700, top: 1200 }])
    .jpeg()
    .toBuffer();
  const [face, ...more] = await detect(large);
  expect(more).toEqual([]);
  expect(face?.[0]).toBeGreaterThan(1690);
  expect(face?.[3]).toBeLessThan(1320);
});

test('nobody: 200 and an empty list', async () => {
  expect(await detect(await nobody())).toEqual([]);
});
