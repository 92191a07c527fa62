/** Listing, reading and deleting by `biometric-service.md`, and its key. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Client, expectBiometricError, form } from '../../support/client.ts';
import { doorsOfFile, forgetEverybody } from '../../support/doors.ts';
import { given } from '../../support/given.ts';
import { people, photo, varied } from '../../support/photos.ts';
import { enrol } from '../../support/station-fixture.ts';

const doors = doorsOfFile();
const unknown = ['FACE-A9B1C2D3', 'FACE-ABCDEFGHI', 'PALM-ABCDEFGHI', '1', '%00', "'%20OR%201=1", 'x'.repeat(500)];

describe('the list', () => {
  const codes: string[] = [];
  beforeAll(async () => {
    for (const person of people.slice(0, 7)) {
      const { body } = await doors.biometric.post('/register', form({ type: 'face' }, await photo(person)));
      codes.push(body.data.id);
    }
  });
  const list = async (query = '') => (await doors.biometric.get(`/${query}`)).body;

  test('has everybody in the order of registering, and says how many there are', async () => {
    const { success, message, data, pagination } = await list();
    expect({ success, message }).toEqual({ success: true, message: expect.any(String) });
    expect(data.map((entry: { id: string }) => entry.id)).toEqual(codes);
    expect(data[0]).toEqual({
      id: codes[0],
      type: 'face',
      user_id: given(1),
      name: `User ${given(1)}`,
      created_at: expect.any(String),
    });
    expect(pagination).toEqual({ page: 1, limit: 10, total: 7, total_pages: 1 });
  });

  test('answers without the slash too', async () => {
    expect((await doors.biometric.get('')).body).toEqual(await list());
    expect((await doors.biometric.get('?limit=2')).body).toEqual(await list('?limit=2'));
  });

  test.each([
    ['?limit=3', 0, 3, { page: 1, limit: 3, total: 7, total_pages: 3 }],
    ['?limit=3&page=2', 3, 6, { page: 2, limit: 3, total: 7, total_pages: 3 }],
    ['?limit=3&page=3', 6, 7, { page: 3, limit: 3, total: 7, total_pages: 3 }],
    ['?limit=3&page=4', 7, 7, { page: 4, limit: 3, total: 7, total_pages: 3 }],
    ['?limit=100&type=face', 0, 7, { page: 1, limit: 100, total: 7, total_pages: 1 }],
    ['?limit=1&page=7', 6, 7, { page: 7, limit: 1, total: 7, total_pages: 7 }],
    ['?page=999999999999999', 7, 7, { page: 999_999_999_999_999, limit: 10, total: 7, total_pages: 1 }],
  ])('%s', async (query, from, to, pagination) => {
    const body = await list(query);
    expect(body.data.map((entry: { id: string }) => entry.id)).toEqual(codes.slice(from, to));
    expect(body.pagination).toEqual(pagination);
  });

  test.each([
    ['limit=0', /^limit: must be from 1 to 100/],
    ['limit=101', /^limit: must be from 1 to 100/],
    ['limit=-1', /^limit: must/],
    ['limit=ten', /^limit: must be a whole number/],
    ['limit=1.5', /^limit: must be a whole number/],
    ['limit=', /^limit: must be a whole number/],
    ['limit=1&limit=2', /^limit: must be a whole number/],
    ['page=0', /^page: must be at least 1/],
    ['page=-1', /^page: must/],
    ['page=x', /^page: must be a whole number/],
    ['type=iris', /^type: must be face or palm/],
    ['type=', /^type: must be face or palm/],
  ])('?%s: 400', async (query, message) => {
    const { status, body } = await doors.biometric.get(`/?${query}`);
    expect(status).toBe(400);
    expect(body.message).toMatch(message);
  });

  test('other schools are not in it', async () => {
    await enrol(doors.tenant, 55, 1, 'lestari');
    expect((await list()).pagination.total).toBe(7);
  });
});

describe('one record', () => {
  let id = '';
  beforeEach(async () => {
    await forgetEverybody(doors);
    id = (await doors.biometric.post('/register', form({ type: 'face' }, await photo('ayu')))).body.data.id;
  });

  test('is told in full', async () => {
    const { status, body } = await doors.biometric.get(`/${id}`);
    expect(status).toBe(200);
    expect(body).toEqual({
      success: true,
      message: expect.any(String),
      data: {
        id,
        type: 'face',
        user_id: expect.any(Number),
        name: expect.stringMatching(/^User \d+$/),
        created_at: expect.any(String),
        group: '',
        quality: expect.any(Number),
        template_count: 1,
        photo: true,
      },
    });
  });

  test('is deleted with everything of the person', async () => {
    const user = (await doors.biometric.get(`/${id}`)).body.data.user_id;
    await enrol(doors.tenant, 1, user, await varied('ayu', 'darker'));
    expect((await doors.biometric.get('/')).body.pagination.total).toBe(2);
    const { status, body } = await doors.biometric.delete(`/${id}`);
    expect(status).toBe(200);
    expect(body).toEqual({ success: true, message: expect.stringMatching(/deleted/), data: { id } });
    expect((await doors.biometric.get('/')).body).toMatchObject({ data: [], pagination: { total: 0, total_pages: 0 } });
    for (const answer of [await doors.biometric.get(`/${id}`), await doors.biometric.delete(`/${id}`)])
      expect(answer.status).toBe(404);
    const compared = await doors.biometric.post('/compare', form({ type: 'face' }, await photo('ayu')));
    expect(compared.status).toBe(404);
  });

  test.each(unknown)('%s is nobody: 404', async (other) => {
    expect((await doors.biometric.get(`/${other}`)).status).toBe(404);
    expect((await doors.biometric.delete(`/${other}`)).status).toBe(404);
    expect((await doors.biometric.get('/')).body.pagination.total).toBe(1);
  });
});

describe('the key', () => {
  const calls: [string, string][] = [
    ['POST', '/register'],
    ['POST', '/compare'],
    ['GET', '/'],
    ['GET', ''],
    ['GET', '/FACE-ABCDEFGHI'],
    ['DELETE', '/FACE-ABCDEFGHI'],
  ];
  const bare = () => new Client(doors.biometric.address, {}, expectBiometricError);

  test.each(calls)('%s %s without one: 401 in the envelope', async (method, path) => {
    const { status, body } = await bare().send(method, path, {});
    expect(status).toBe(401);
    expect(body.message).toMatch(/X-API-Key/i);
  });

  test('a wrong one: 401 in the envelope', async () => {
    const { status } = await bare().get('/', { headers: { 'x-api-key': 'wrong' } });
    expect(status).toBe(401);
  });
});

test.each([
  ['PUT', '/register', 405],
  ['GET', '/a/b', 404],
  ['POST', '/', 405],
  ['PATCH', '/FACE-ABCDEFGHI', 405],
])('%s %s leads nowhere: %i in the envelope', async (method, path, status) => {
  const { status: is, body } = await doors.biometric.send(method, path, {});
  expect(is).toBe(status);
  expect(body).toMatchObject({ success: false });
});
