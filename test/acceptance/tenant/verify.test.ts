import { beforeAll, describe, expect, test } from 'vitest';
import { form } from '../../support/client.ts';
import { nobody, photo, variants, varied } from '../../support/photos.ts';
import { enrol, newTenant, stationOfFile } from '../../support/station-fixture.ts';

const used = stationOfFile();
const school = 1;

beforeAll(async () => {
  await enrol(used.api, school, 123, 'ayu');
  await enrol(used.api, school, 124, 'bunga');
});

function verify(image: Uint8Array, fields: Record<string, string | number> = {}) {
  return used.api.post('/verify', form({ tenant_id: school, user_id: 123, ...fields }, image));
}

test('the right face: the documented answer, word for word', async () => {
  const { status, body } = await verify(await photo('ayu'));
  expect(status).toBe(200);
  expect(Object.keys(body)).toEqual(['success', 'verified', 'message', 'user_id', 'distance']);
  expect(body).toEqual({
    success: true,
    verified: true,
    message: 'Verifikasi berhasil, wajah cocok',
    user_id: 123,
    distance: expect.closeTo(0, 3),
  });
});

test.each(Object.keys(variants) as (keyof typeof variants)[])('the right face, %s', async (variant) => {
  expect((await verify(await varied('ayu', variant))).body).toMatchObject({ verified: true, user_id: 123 });
});

test('another face: 200, not verified', async () => {
  const { status, body } = await verify(await photo('bunga'));
  expect(status).toBe(200);
  expect(body).toEqual({
    success: true,
    verified: false,
    message: 'Verifikasi gagal, wajah tidak cocok',
    user_id: 123,
    distance: expect.any(Number),
  });
  expect(body.distance).toBeGreaterThan(0.35);
});

test('verified is exactly distance <= threshold', async () => {
  const image = await photo('bunga');
  const { distance } = (await verify(image)).body;
  const below = (distance - 0.0001).toFixed(4);
  expect((await verify(image, { threshold: distance })).body).toMatchObject({ verified: true, distance });
  expect((await verify(image, { threshold: below })).body).toMatchObject({ verified: false, distance });
});

test('the best of several templates counts', async () => {
  const tenant = newTenant();
  await enrol(used.api, tenant, 1, 'citra');
  const grey = await varied('citra', 'grey');
  await enrol(used.api, tenant, 1, grey);
  for (const image of [await photo('citra'), grey])
    expect((await verify(image, { tenant_id: tenant, user_id: 1 })).body.distance).toBeCloseTo(0, 3);
});

test('agrees with /identify on the distance', async () => {
  const image = await varied('bunga', 'darker');
  const identified = await used.api.post('/identify', form({ tenant_id: school }, image));
  expect((await verify(image, { user_id: 124 })).body.distance).toBe(identified.body.distance);
});

describe('refuses', () => {
  test('a user that is not there: 404 naming the number', async () => {
    const { status, body } = await verify(await photo('ayu'), { user_id: 777 });
    expect(status).toBe(404);
    expect(body.detail).toMatch(/User 777/);
  });

  test('a user of another tenant: 404', async () => {
    const tenant = newTenant();
    await enrol(used.api, tenant, 1, 'citra');
    expect((await verify(await photo('ayu'), { tenant_id: tenant, user_id: 123 })).status).toBe(404);
  });

  test('a tenant that is not there: 404 naming it', async () => {
    const { status, body } = await verify(await photo('ayu'), { tenant_id: 9999 });
    expect(status).toBe(404);
    expect(body.detail).toMatch(/Tenant 9999/);
  });

  test('a user whose last template was deleted: 404', async () => {
    const tenant = newTenant();
    await enrol(used.api, tenant, 5, 'ayu', { name: 'Gone' });
    await used.api.delete(`/enrollments/${tenant}/name/Gone`);
    expect((await verify(await photo('ayu'), { tenant_id: tenant, user_id: 5 })).status).toBe(404);
  });

  test('a photo of nobody: 400', async () => {
    const { status, body } = await verify(await nobody());
    expect({ status, body }).toEqual({ status: 400, body: { detail: 'No face detected in image' } });
  });

  test.each([
    ['threshold', '1.5'],
    ['threshold', 'x'],
    ['tenant_id', '-1'],
    ['tenant_id', '2.5'],
    ['user_id', '-1'],
    ['user_id', '2.5'],
    ['user_id', 'abc'],
    ['user_id', ''],
  ])('%s %j: 400', async (field, value) => {
    const { status, body } = await verify(await photo('ayu'), { [field]: value });
    expect(status).toBe(400);
    expect(body.detail).toMatch(new RegExp(`^${field}: must`));
  });

  test.each(['tenant_id', 'user_id'])('%s missing: 400', async (field) => {
    const fields: Record<string, number> = { tenant_id: 1, user_id: 123 };
    delete fields[field];
    const { status, body } = await used.api.post('/verify', form(fields, await photo('ayu')));
    expect(status).toBe(400);
    expect(body.detail).toMatch(new RegExp(`^${field}: .*required`));
  });

  test('no file: 400', async () => {
    const { status, body } = await used.api.post('/verify', form({ tenant_id: 1, user_id: 123 }));
    expect(status).toBe(400);
    expect(body.detail).toMatch(/^file: .*required/);
  });
});
