import { describe, expect, test } from 'vitest';
import { form } from '../../support/client.ts';
import { photo, varied } from '../../support/photos.ts';
import { enrol, newTenant, stationOfFile } from '../../support/station-fixture.ts';

const used = stationOfFile();

interface Entry {
  id: number;
  user_id: number;
  name: string;
  encoding: number[];
}

async function list(tenant: number): Promise<Entry[]> {
  const { status, body } = await used.api.get(`/enrollments/${tenant}`);
  expect(status).toBe(200);
  expect(Object.keys(body)).toEqual(['tenant_id', 'enrollments']);
  expect(body.tenant_id).toBe(tenant);
  return body.enrollments;
}

async function identified(tenant: number, image: Uint8Array): Promise<number | null> {
  return (await used.api.post('/identify', form({ tenant_id: tenant }, image))).body.user_id;
}

describe('GET /enrollments/{tenant_id}', () => {
  test('lists every template with the documented fields', async () => {
    const tenant = newTenant();
    await enrol(used.api, tenant, 123, 'ayu', { name: 'Budi Santoso' });
    await enrol(used.api, tenant, 124, 'bunga');
    await enrol(used.api, tenant, 123, await varied('ayu', 'darker'), { name: 'Budi Santoso' });
    const entries = await list(tenant);
    expect(entries).toHaveLength(3);
    for (const entry of entries) expect(Object.keys(entry)).toEqual(['id', 'user_id', 'name', 'encoding']);
    expect(new Set(entries.map((entry) => entry.id)).size).toBe(3);
    expect(entries.filter((entry) => entry.user_id === 123 && entry.name === 'Budi Santoso')).toHaveLength(2);
    expect(entries.every((entry) => entry.encoding.length === 128)).toBe(true);
  });

  test('lists the very encoding that /encode gives for the photo', async () => {
    const tenant = newTenant();
    const image = await photo('citra');
    await enrol(used.api, tenant, 1, image);
    const { encoding } = (await used.api.post('/encode', form({}, image))).body;
    const [entry] = await list(tenant);
    for (const [i, value] of (entry as Entry).encoding.entries()) expect(value).toBeCloseTo(encoding[i], 5);
  });

  test('the home tenant exists before anybody is enrolled: an empty list', async () => {
    expect(await list(1)).toEqual([]);
  });

  test('a tenant that is not there: 404', async () => {
    const { status, body } = await used.api.get('/enrollments/9999');
    expect(status).toBe(404);
    expect(body.detail).toMatch(/Tenant 9999/);
  });

  test.each(['abc', '-1', '1.5', '%20', '1e3'])('/enrollments/%s: 400', async (tenant) => {
    const { status, body } = await used.api.get(`/enrollments/${tenant}`);
    expect(status).toBe(400);
    expect(body.detail).toMatch(/^tenant_id: must/);
  });
});

describe('DELETE /enrollments/{tenant_id}/{enrollment_id}', () => {
  test('removes that template and no other', async () => {
    const tenant = newTenant();
    await enrol(used.api, tenant, 1, 'ayu', { name: 'A' });
    await enrol(used.api, tenant, 1, await varied('ayu', 'brighter'), { name: 'A' });
    await enrol(used.api, tenant, 2, 'bunga', { name: 'B' });
    const [first, second, third] = (await list(tenant)).sort((a, b) => a.id - b.id) as [Entry, Entry, Entry];
    const { status, body } = await used.api.delete(`/enrollments/${tenant}/${first.id}`);
    expect(status).toBe(200);
    expect(body).toEqual({ deleted: true, count: 1, tenant_id: tenant, id: first.id });
    expect((await list(tenant)).map((entry) => entry.id).sort()).toEqual([second.id, third.id].sort());
    expect(await identified(tenant, await photo('ayu'))).toBe(1);
    await used.api.delete(`/enrollments/${tenant}/${second.id}`);
    expect(await identified(tenant, await photo('ayu'))).toBe(null);
    expect(await identified(tenant, await photo('bunga'))).toBe(2);
  });

  test('the person may be enrolled again, and another may take the face', async () => {
    const tenant = newTenant();
    await enrol(used.api, tenant, 1, 'ayu');
    const [entry] = await list(tenant);
    await used.api.delete(`/enrollments/${tenant}/${entry?.id}`);
    expect((await enrol(used.api, tenant, 2, 'ayu')).body).toEqual({ stored: true, count: 1, tenant_id: tenant });
    // The number is Ayu's until somebody says that it is not.
    expect((await enrol(used.api, tenant, 1, 'bunga')).status).toBe(409);
    expect((await enrol(used.api, tenant, 1, 'bunga', { replace: true })).body.count).toBe(2);
  });

  test('an id that is not there, or no longer: 404', async () => {
    const tenant = newTenant();
    await enrol(used.api, tenant, 1, 'ayu');
    const [entry] = await list(tenant);
    const path = `/enrollments/${tenant}/${entry?.id}`;
    expect((await used.api.delete(path)).status).toBe(200);
    expect((await used.api.delete(path)).status).toBe(404);
    const { status, body } = await used.api.delete(`/enrollments/${tenant}/987654`);
    expect(status).toBe(404);
    expect(body.detail).toMatch(/987654/);
  });

  test('an id of another tenant: 404, and it stays', async () => {
    const [own, other] = [newTenant(), newTenant()];
    await enrol(used.api, own, 1, 'ayu');
    await enrol(used.api, other, 1, 'bunga');
    const [entry] = await list(other);
    expect((await used.api.delete(`/enrollments/${own}/${entry?.id}`)).status).toBe(404);
    expect(await list(other)).toHaveLength(1);
  });

  test('a tenant that is not there: 404', async () => {
    expect((await used.api.delete('/enrollments/9999/1')).status).toBe(404);
  });

  test.each(['abc', '-1', '1.5'])('enrolment %s: 400', async (id) => {
    const { status, body } = await used.api.delete(`/enrollments/1/${id}`);
    expect(status).toBe(400);
    expect(body.detail).toMatch(/^enrollment_id: must/);
  });
});

describe('DELETE /enrollments/{tenant_id}/name/{name}', () => {
  test('removes all of the person and counts them', async () => {
    const tenant = newTenant();
    await enrol(used.api, tenant, 1, 'ayu', { name: 'Budi Santoso' });
    await enrol(used.api, tenant, 1, await varied('ayu', 'darker'), { name: 'Budi Santoso' });
    await enrol(used.api, tenant, 2, 'bunga', { name: 'Budi' });
    const { status, body } = await used.api.delete(`/enrollments/${tenant}/name/Budi%20Santoso`);
    expect(status).toBe(200);
    expect(body).toEqual({ deleted: true, count: 2, tenant_id: tenant, name: 'Budi Santoso' });
    expect((await list(tenant)).map((entry) => entry.name)).toEqual(['Budi']);
    expect(await identified(tenant, await photo('ayu'))).toBe(null);
    expect(await identified(tenant, await photo('bunga'))).toBe(2);
  });

  test('removes every person of that name', async () => {
    const tenant = newTenant();
    await enrol(used.api, tenant, 1, 'ayu', { name: 'Rani' });
    await enrol(used.api, tenant, 2, 'bunga', { name: 'Rani' });
    expect((await used.api.delete(`/enrollments/${tenant}/name/Rani`)).body.count).toBe(2);
    expect(await list(tenant)).toEqual([]);
  });

  test.each(['Ñandú', '林小明', 'A/B', 'what?', '100%', 'a#b', "O'Neil", 'name', '7', '界'.repeat(200), '%41'])(
    'finds %j',
    async (name) => {
      const tenant = newTenant();
      await enrol(used.api, tenant, 1, 'ayu', { name });
      const { status, body } = await used.api.delete(`/enrollments/${tenant}/name/${encodeURIComponent(name)}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({ deleted: true, count: 1, name });
    },
  );

  test('only of that tenant', async () => {
    const [own, other] = [newTenant(), newTenant()];
    await enrol(used.api, own, 1, 'ayu', { name: 'Rani' });
    await enrol(used.api, other, 1, 'ayu', { name: 'Rani' });
    await used.api.delete(`/enrollments/${own}/name/Rani`);
    expect(await list(other)).toHaveLength(1);
  });

  test('a name that is not there, or no longer: 404', async () => {
    const tenant = newTenant();
    await enrol(used.api, tenant, 1, 'ayu', { name: 'Rani' });
    expect((await used.api.delete(`/enrollments/${tenant}/name/Rano`)).status).toBe(404);
    expect((await used.api.delete(`/enrollments/${tenant}/name/Rani`)).status).toBe(200);
    expect((await used.api.delete(`/enrollments/${tenant}/name/Rani`)).status).toBe(404);
  });

  test('a tenant that is not there: 404', async () => {
    expect((await used.api.delete('/enrollments/9999/name/Rani')).status).toBe(404);
  });

  test('a name that nobody can have: 4xx', async () => {
    expect((await used.api.delete(`/enrollments/1/name/${'x'.repeat(201)}`)).status).toBe(400);
    expect((await used.api.delete(`/enrollments/1/name/${'x'.repeat(4000)}`)).status).toBe(414);
    expect((await used.api.delete('/enrollments/1/name/')).status).toBe(400);
    expect((await used.api.delete('/enrollments/1/name/%ff')).status).toBe(400);
  });
});
