import { beforeAll, describe, expect, test } from 'vitest';
import { form } from '../../support/client.ts';
import { nobody, photo, varied } from '../../support/photos.ts';
import { stationOfFile } from '../../support/station-fixture.ts';

const used = stationOfFile();
let ayu: Buffer;
let encoding: number[];

beforeAll(async () => {
  ayu = await photo('ayu');
  encoding = (await used.api.post('/encode', form({}, ayu))).body.encoding;
});

function compare(image: Uint8Array, fields: Record<string, string>) {
  return used.api.post('/compare', form(fields, image));
}

test('the same photo: match, distance 0, the default threshold', async () => {
  const { status, body } = await compare(ayu, { encoding: JSON.stringify(encoding) });
  expect(status).toBe(200);
  expect(Object.keys(body)).toEqual(['match', 'distance', 'threshold']);
  expect(body).toEqual({ match: true, distance: expect.closeTo(0, 3), threshold: 0.35 });
});

test('another shot of the person matches, another person does not', async () => {
  const own = await compare(await varied('ayu', 'brighter'), { encoding: JSON.stringify(encoding) });
  const other = await compare(await photo('bunga'), { encoding: JSON.stringify(encoding) });
  expect(own.body.match).toBe(true);
  expect(other.body.match).toBe(false);
  expect(other.body.distance).toBeGreaterThan(own.body.distance);
});

test('an encoding of any length is taken by its direction', async () => {
  const scaled = JSON.stringify(encoding.map((value) => value * 37));
  expect((await compare(ayu, { encoding: scaled })).body.distance).toBeCloseTo(0, 3);
});

test('match is exactly distance <= threshold', async () => {
  const image = await photo('bunga');
  const { distance } = (await compare(image, { encoding: JSON.stringify(encoding) })).body;
  const at = async (threshold: number) =>
    (await compare(image, { encoding: JSON.stringify(encoding), threshold: String(threshold) })).body;
  expect(await at(distance)).toEqual({ match: true, distance, threshold: distance });
  const below = Number((distance - 0.0001).toFixed(4));
  expect(await at(below)).toEqual({ match: false, distance, threshold: below });
  expect((await at(1)).match).toBe(true);
});

test('threshold 0 is a threshold, not a missing one', async () => {
  const { status, body } = await compare(await photo('bunga'), { encoding: JSON.stringify(encoding), threshold: '0' });
  expect(status).toBe(200);
  expect(body.threshold).toBe(0);
  expect(body.match).toBe(false);
});

describe('refuses with 400', () => {
  const zeros = JSON.stringify(Array(128).fill(0));
  const cases: [string, Record<string, string>, RegExp][] = [
    ['no encoding', {}, /^encoding: .*required/],
    ['an empty encoding', { encoding: '' }, /^encoding: .*JSON array/],
    ['text', { encoding: 'abc' }, /^encoding: .*JSON array/],
    ['an object', { encoding: '{"0": 1}' }, /^encoding: .*JSON array/],
    ['a list of texts', { encoding: '["1", "2"]' }, /^encoding: .*JSON array/],
    ['NaN', { encoding: `[${Array(127).fill('0.1').join()}, NaN]` }, /^encoding: .*JSON array/],
    ['null within', { encoding: `[${Array(127).fill('0.1').join()}, null]` }, /^encoding: .*JSON array/],
    ['a number beyond all bounds', { encoding: `[${Array(127).fill('0.1').join()}, 1e999]` }, /encoding/],
    ['only zeros', { encoding: zeros }, /encoding .*zero/],
    ['an empty list', { encoding: '[]' }, /128 numbers.*has 0/],
    ['one number too few', { encoding: JSON.stringify(Array(127).fill(0.1)) }, /128 numbers.*has 127/],
    ['the 512 numbers of another pack', { encoding: JSON.stringify(Array(512).fill(0.1)) }, /128 numbers.*has 512/],
    ['an encoding cut off in the middle', { encoding: zeros.slice(0, 100) }, /^encoding: .*JSON array/],
    ['a list nested a hundred thousand deep', { encoding: '['.repeat(60_000) }, /^encoding: .*JSON array/],
  ];
  test.each(cases)('%s', async (_title, fields, detail) => {
    const { status, body } = await compare(ayu, fields);
    expect(status).toBe(400);
    expect(body.detail).toMatch(detail);
  });

  test.each(['-0.1', '1.1', '2', 'abc', '', 'NaN', 'Infinity', '0,35', '0x1', '1e99', 'null'])(
    'threshold %j',
    async (threshold) => {
      const { status, body } = await compare(ayu, { encoding: JSON.stringify(encoding), threshold });
      expect(status).toBe(400);
      expect(body.detail).toMatch(/^threshold: must be a number/);
    },
  );

  test('an image without a face', async () => {
    const { status, body } = await compare(await nobody(), { encoding: JSON.stringify(encoding) });
    expect({ status, body }).toEqual({ status: 400, body: { detail: 'No face detected in image' } });
  });

  test('no file', async () => {
    const { status, body } = await used.api.post('/compare', form({ encoding: JSON.stringify(encoding) }));
    expect(status).toBe(400);
    expect(body.detail).toMatch(/file/);
  });
});

test('an encoding with more text than any pack writes is refused, not read for ever', async () => {
  const { status } = await compare(ayu, { encoding: `[${'0.1,'.repeat(100_000)}0]` });
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
});
