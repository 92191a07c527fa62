import { describe, expect, test } from 'vitest';
import { form } from '../../support/client.ts';
import { photo } from '../../support/photos.ts';
import { enrol, newTenant, stationOfFile } from '../../support/station-fixture.ts';

const used = stationOfFile();
const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

async function schoolOfTwo(): Promise<number> {
  const tenant = newTenant();
  await enrol(used.api, tenant, 1, 'ayu');
  await enrol(used.api, tenant, 2, 'bunga');
  return tenant;
}

test('status after enrolling: cached, with its count and the time it was loaded', async () => {
  const tenant = await schoolOfTwo();
  const { status, body } = await used.api.get(`/cache/${tenant}/status`);
  expect(status).toBe(200);
  expect(Object.keys(body)).toEqual(['tenant_id', 'cached', 'enrollment_count', 'loaded_at']);
  expect(body).toEqual({
    tenant_id: tenant,
    cached: true,
    enrollment_count: 2,
    loaded_at: expect.stringMatching(isoTime),
  });
});

test('invalidate empties it; the next use loads it again', async () => {
  const tenant = await schoolOfTwo();
  const { status, body } = await used.api.post(`/cache/${tenant}/invalidate`);
  expect(status).toBe(200);
  expect(body).toEqual({ cache_invalidated: true, tenant_id: tenant });
  expect((await used.api.get(`/cache/${tenant}/status`)).body).toEqual({
    tenant_id: tenant,
    cached: false,
    enrollment_count: 0,
    loaded_at: null,
  });
  const found = await used.api.post('/identify', form({ tenant_id: tenant }, await photo('bunga')));
  expect(found.body).toMatchObject({ match: true, user_id: 2 });
  expect((await used.api.get(`/cache/${tenant}/status`)).body).toMatchObject({ cached: true, enrollment_count: 2 });
});

test('invalidating loses nothing: deletes and further enrolments are right after it', async () => {
  const tenant = await schoolOfTwo();
  await used.api.post(`/cache/${tenant}/invalidate`);
  expect((await enrol(used.api, tenant, 3, 'citra')).body.count).toBe(3);
  await used.api.post(`/cache/${tenant}/invalidate`);
  expect((await used.api.delete(`/enrollments/${tenant}/name/ayu`)).body.count).toBe(1);
  const found = await used.api.post('/identify', form({ tenant_id: tenant }, await photo('ayu')));
  expect(found.body.match).toBe(false);
  expect((await used.api.get(`/cache/${tenant}/status`)).body.enrollment_count).toBe(2);
});

test('refresh loads at once and counts', async () => {
  const tenant = await schoolOfTwo();
  await used.api.post(`/cache/${tenant}/invalidate`);
  const { status, body } = await used.api.post(`/cache/${tenant}/refresh-enrollments`);
  expect(status).toBe(200);
  expect(body).toEqual({ cache_refreshed: true, tenant_id: tenant, enrollment_count: 2 });
  expect((await used.api.get(`/cache/${tenant}/status`)).body).toMatchObject({ cached: true, enrollment_count: 2 });
});

test('one tenant at a time', async () => {
  const [own, other] = [await schoolOfTwo(), await schoolOfTwo()];
  await used.api.post(`/cache/${own}/invalidate`);
  expect((await used.api.get(`/cache/${other}/status`)).body.cached).toBe(true);
});

describe.each([
  ['POST', 'invalidate'],
  ['POST', 'refresh-enrollments'],
  ['GET', 'status'],
])('%s /cache/{tenant}/%s', (method, action) => {
  test('a tenant that is not there: 404', async () => {
    const { status, body } = await used.api.send(method, `/cache/9999/${action}`, {});
    expect(status).toBe(404);
    expect(body.detail).toMatch(/Tenant 9999/);
  });

  test.each(['abc', '-1', '1.5'])('tenant %s: 400', async (tenant) => {
    const { status, body } = await used.api.send(method, `/cache/${tenant}/${action}`, {});
    expect(status).toBe(400);
    expect(body.detail).toMatch(/^tenant_id: must/);
  });
});

// Many HTTP libraries send a content type, or an empty JSON body, whether or not there is anything to say.
test.each([
  ['application/json', ''],
  ['application/json', '{}'],
  ['application/json', 'not json'],
  ['application/x-www-form-urlencoded', ''],
  ['application/x-www-form-urlencoded', 'a=b'],
  ['text/plain', 'x'],
  ['multipart/form-data; boundary=x', '--x--\r\n'],
])('a body nobody asked for (%s %j) does no harm', async (type, body) => {
  const headers = { 'content-type': type };
  for (const action of ['invalidate', 'refresh-enrollments'])
    expect((await used.api.post(`/cache/1/${action}`, body, { headers })).status).toBe(200);
  expect((await used.api.delete('/enrollments/1/name/Nobody', { headers, body })).status).toBe(404);
});
