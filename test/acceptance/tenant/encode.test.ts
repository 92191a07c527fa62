import { expect, test } from 'vitest';
import { form } from '../../support/client.ts';
import { groupPhoto, nobody, photo, varied } from '../../support/photos.ts';
import { stationOfFile } from '../../support/station-fixture.ts';

const used = stationOfFile();

test('answers the embedding and nothing else', async () => {
  const { status, body } = await used.api.post('/encode', form({}, await photo('ayu')));
  expect(status).toBe(200);
  expect(Object.keys(body)).toEqual(['encoding']);
  expect(body.encoding).toHaveLength(128);
  expect(body.encoding.every((value: unknown) => typeof value === 'number' && Number.isFinite(value))).toBe(true);
});

test('has length 1, so that a client may compare by inner product', async () => {
  const { body } = await used.api.post('/encode', form({}, await photo('bunga')));
  expect(Math.hypot(...body.encoding)).toBeCloseTo(1, 5);
});

test('is the same for the same file, and close for another shot of it', async () => {
  const image = await photo('citra');
  const [first, second] = [
    await used.api.post('/encode', form({}, image)),
    await used.api.post('/encode', form({}, image)),
  ];
  const darker = await used.api.post('/encode', form({}, await varied('citra', 'darker')));
  const other = await used.api.post('/encode', form({}, await photo('dewi')));
  expect(second.body).toEqual(first.body);
  const cosine = (a: number[], b: number[]) => a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);
  const toDarker = cosine(first.body.encoding, darker.body.encoding);
  expect(toDarker).toBeGreaterThan(cosine(first.body.encoding, other.body.encoding));
});

test('takes the largest face of several', async () => {
  const { status, body } = await used.api.post('/encode', form({}, groupPhoto(3)));
  expect(status).toBe(200);
  expect(body.encoding).toHaveLength(128);
});

test('says so when there is no face', async () => {
  const { status, body } = await used.api.post('/encode', form({}, await nobody()));
  expect(status).toBe(400);
  expect(body).toEqual({ detail: 'No face detected in image' });
});

test('wants a file', async () => {
  const { status, body } = await used.api.post('/encode', form({ other: 'field' }));
  expect(status).toBe(400);
  expect(body.detail).toMatch(/file/);
});

test('ignores fields it does not know', async () => {
  const { status } = await used.api.post('/encode', form({ tenant_id: 1, comment: 'x' }, await photo('ayu')));
  expect(status).toBe(200);
});
