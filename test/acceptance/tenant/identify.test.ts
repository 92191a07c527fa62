import { beforeAll, describe, expect, test } from 'vitest';
import { form } from '../../support/client.ts';
import {
  nobody,
  type PersonName,
  people,
  photo,
  photoOfAyuAnotherDay,
  recropped,
  variants,
  varied,
  withPasserBy,
} from '../../support/photos.ts';
import { enrol, newTenant, stationOfFile } from '../../support/station-fixture.ts';

const used = stationOfFile();
const school = 1;
const enrolled = people.slice(0, 8);
const strangers = people.slice(8);
const numberOf = (person: PersonName): number => 100 + people.indexOf(person);

beforeAll(async () => {
  for (const person of enrolled) expect((await enrol(used.api, school, numberOf(person), person)).status).toBe(200);
});

function identify(image: Uint8Array, fields: Record<string, string | number> = {}) {
  return used.api.post('/identify', form({ tenant_id: school, ...fields }, image));
}

test('answers exactly the documented fields', async () => {
  const { status, body } = await identify(await photo('ayu'));
  expect(status).toBe(200);
  expect(Object.keys(body)).toEqual(['match', 'name', 'user_id', 'distance', 'box']);
  expect(body).toMatchObject({ match: true, name: 'ayu', user_id: 100, distance: expect.closeTo(0, 3) });
  expect(body.box).toHaveLength(4);
  const [x1, y1, x2, y2] = body.box;
  expect(x1 < x2 && y1 < y2).toBe(true);
});

describe.each(enrolled)('%s is found', (person) => {
  test.each(Object.keys(variants) as (keyof typeof variants)[])('%s', async (variant) => {
    const { body } = await identify(await varied(person, variant));
    expect(body).toMatchObject({ match: true, name: person, user_id: numberOf(person) });
  });

  test('cut tighter and shifted', async () => {
    for (const part of [
      { left: 0.1, side: 0.9 },
      { top: 0.08, side: 0.92 },
      { left: 0.06, top: 0.06, side: 0.86 },
    ]) {
      const { body } = await identify(await recropped(person, part));
      expect(body).toMatchObject({ match: true, user_id: numberOf(person) });
    }
  });
});

test('somebody on another day is closest to herself', async () => {
  const { body } = await identify(await photoOfAyuAnotherDay(), { threshold: 1 });
  expect(body).toMatchObject({ match: true, name: 'ayu', user_id: 100 });
});

test.each(strangers)('%s, who is not enrolled, is nobody', async (person) => {
  const { status, body } = await identify(await photo(person));
  expect(status).toBe(200);
  expect(body).toEqual({
    match: false,
    name: null,
    user_id: null,
    distance: expect.any(Number),
    box: [expect.any(Number), expect.any(Number), expect.any(Number), expect.any(Number)],
  });
  expect(body.distance).toBeGreaterThan(0.35);
  expect(body.distance).toBeLessThanOrEqual(1);
});

test('match is exactly distance <= threshold', async () => {
  const image = await photo(strangers[0] as PersonName);
  const { distance } = (await identify(image)).body;
  const below = (distance - 0.0001).toFixed(4);
  expect((await identify(image, { threshold: distance })).body).toMatchObject({ match: true, distance });
  expect((await identify(image, { threshold: below })).body).toMatchObject({ match: false, distance, user_id: null });
});

/** The two searches look at different scales, so their boxes agree to a twentieth of a face. */
function expectSameBox(box: number[], other: number[]): void {
  const tolerance = 0.05 * ((other[2] ?? 0) - (other[0] ?? 0));
  for (const [i, value] of box.entries()) expect(Math.abs(value - (other[i] ?? 0))).toBeLessThan(tolerance);
}

test.each([
  ['the only face', () => photo('dewi')],
  ['the largest face of several', () => withPasserBy('dewi', 'ayu')],
])('the box is that of %s', async (_title, picture) => {
  const image = await picture();
  const { body } = await identify(image);
  const boxes: number[][] = (await used.api.post('/detect', form({}, image))).body.faces;
  expectSameBox(body.box, boxes[0] ?? []);
});

test('tenants never see each other', async () => {
  const other = newTenant();
  await enrol(used.api, other, 5, strangers[0] as PersonName);
  expect((await identify(await photo('ayu'), { tenant_id: other })).body).toMatchObject({
    match: false,
    user_id: null,
  });
  expect((await identify(await photo(strangers[0] as PersonName))).body).toMatchObject({ match: false, user_id: null });
});

test('a tenant without anybody: no match and no distance', async () => {
  const other = newTenant();
  await enrol(used.api, other, 5, 'ayu');
  const { enrollments } = (await used.api.get(`/enrollments/${other}`)).body;
  await used.api.delete(`/enrollments/${other}/${enrollments[0].id}`);
  const { status, body } = await identify(await photo('ayu'), { tenant_id: other });
  expect(status).toBe(200);
  expect(body).toMatchObject({ match: false, name: null, user_id: null, distance: null });
});

describe('refuses', () => {
  test('a tenant that is not there: 404 naming it', async () => {
    const { status, body } = await identify(await photo('ayu'), { tenant_id: 9999 });
    expect(status).toBe(404);
    expect(body.detail).toMatch(/Tenant 9999/);
  });

  test('a photo of nobody: 400', async () => {
    const { status, body } = await identify(await nobody());
    expect({ status, body }).toEqual({ status: 400, body: { detail: 'No face detected in image' } });
  });

  test.each(['-0.01', '1.01', 'close', ''])('threshold %j: 400', async (threshold) => {
    const { status, body } = await identify(await photo('ayu'), { threshold });
    expect(status).toBe(400);
    expect(body.detail).toMatch(/^threshold: must be a number/);
  });

  test.each(['-1', '1.5', 'abc', ''])('tenant_id %j: 400', async (tenant_id) => {
    const { status, body } = await identify(await photo('ayu'), { tenant_id });
    expect(status).toBe(400);
    expect(body.detail).toMatch(/^tenant_id: must/);
  });

  test('no tenant_id: 400', async () => {
    const { status, body } = await used.api.post('/identify', form({}, await photo('ayu')));
    expect(status).toBe(400);
    expect(body.detail).toMatch(/^tenant_id: .*required/);
  });

  test('no file: 400', async () => {
    const { status, body } = await used.api.post('/identify', form({ tenant_id: school }));
    expect(status).toBe(400);
    expect(body.detail).toMatch(/^file: .*required/);
  });
});
