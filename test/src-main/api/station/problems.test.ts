/** What is refused, and in which words. `call` itself checks the shape of every refusal. */
import { describe, expect, it } from 'vitest';
import { serve } from './support.ts';

describe('a request that is not right', () => {
  it.each<[method: string, path: string, body: unknown, field: string, message: string]>([
    ['POST', '/people', {}, 'name', 'is required'],
    ['POST', '/people', { name: 7 }, 'name', 'must be text'],
    ['POST', '/people', { name: '  ' }, 'name', 'must be a name'],
    ['POST', '/people', { name: 'x'.repeat(201) }, 'name', 'must be a name of at most 200 characters'],
    ['POST', '/people', { name: 'a\u0000b' }, 'name', 'must be a name without control characters'],
    ['POST', '/people', { name: '\u200b\u202e' }, 'name', 'must be a name that can be seen'],
    ['POST', '/people', { name: 'a', userId: 1.5 }, 'userId', 'must be a whole number'],
    ['POST', '/people', { name: 'a', userId: -1 }, 'userId', 'must be at least 0'],
    ['POST', '/people', 'null', 'body', 'must be an object'],
    ['POST', '/people', '[]', 'body', 'must be an object'],
    ['PATCH', '/people/1', { group: 'x'.repeat(101) }, 'group', 'must have at most 100 characters'],
    ['GET', '/people/abc', undefined, 'personId', 'must be a number'],
    ['GET', '/people/0', undefined, 'personId', 'must be at least 1'],
    ['GET', '/people/1.5', undefined, 'personId', 'must be a whole number'],
    ['GET', '/people?limit=0', undefined, 'limit', 'must be at least 1'],
    ['GET', '/people?limit=1000', undefined, 'limit', 'must be at most 200'],
    ['GET', '/people?cursor=x', undefined, 'cursor', 'must be the "next" of the page before'],
    ['POST', '/keys', { name: 'x', scopes: [] }, 'scopes', 'must have at least 1 items'],
    ['POST', '/keys', { name: 'x', scopes: ['all'] }, 'scopes.0', 'must be one of recognise, enrol'],
    ['POST', '/clients', { address: 'here', dialect: 'tenant' }, 'address', 'does not have the right form'],
  ])('%s %s %j: %s %s', async (method, path, body, field, message) => {
    const { call } = await serve();
    const headers: Record<string, string> = typeof body === 'string' ? { 'content-type': 'application/json' } : {};
    const answer = await call(method, path, { body, headers });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_argument', title: 'Invalid argument' } });
    expect(answer.body.fields[0]).toMatchObject({ field, message: expect.stringContaining(message) });
    expect(answer.body.detail).toContain(`${field} ${answer.body.fields[0].message}.`);
  });

  it('is not JSON, or of another kind', async () => {
    const { call } = await serve();
    const json = { 'content-type': 'application/json' };
    expect((await call('POST', '/people', { body: '{ broken', headers: json })).body.detail).toMatch(/not valid JSON/);
    const text = { 'content-type': 'text/x-note' };
    expect((await call('POST', '/people', { body: 'Siti', headers: text })).body.detail).toMatch(/media type/);
    expect((await call('POST', '/enrolments', { body: {} })).body.detail).toMatch(/multipart\/form-data/);
  });
});

describe('an address', () => {
  it('that leads nowhere: 404', async () => {
    const { call } = await serve();
    for (const path of ['/', '/nothing', '/people/1/nothing'])
      expect(await call('GET', path)).toMatchObject({ status: 404, body: { code: 'route_not_found' } });
  });

  it.each([
    ['PUT', '/people', 'GET, HEAD, POST'],
    ['POST', '/people/1', 'DELETE, GET, HEAD, PATCH'],
    ['DELETE', '/identifications', 'POST'],
    ['POST', '/health', 'GET, HEAD'],
  ])('%s %s: 405 with what it answers', async (method, path, allow) => {
    const { call } = await serve();
    const answer = await call(method, path);
    expect(answer).toMatchObject({ status: 405, body: { code: 'method_not_allowed' } });
    expect(answer.headers.get('allow')).toBe(allow);
  });
});

describe('who may call', () => {
  it('without a key: /health alone', async () => {
    const { call } = await serve();
    expect((await call('GET', '/health', { key: null })).status).toBe(200);
    for (const path of ['/people', '/events', '/settings', '/packs', '/keys', '/audit', '/events/stream'])
      expect(await call('GET', path, { key: null })).toMatchObject({ status: 401, body: { code: 'unauthorised' } });
  });

  it('with a key: what its scopes allow', async () => {
    const { call, keyWith } = await serve();
    const key = await keyWith('people:read');
    expect((await call('GET', '/people', { key })).status).toBe(200);
    for (const [method, path] of [
      ['POST', '/people'],
      ['DELETE', '/people/1'],
      ['POST', '/people/1/photos'],
      ['POST', '/identifications'],
      ['GET', '/events'],
      ['GET', '/keys'],
      ['GET', '/settings'],
    ] as const)
      expect(await call(method, path, { key })).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });
});

it('an overview: settings, packs, keys, clients, audit', async () => {
  const { call } = await serve();
  expect((await call('GET', '/settings')).body).toMatchObject({
    homeTenant: 1,
    school: 'SMP Contoh',
    modelPack: 'test-pack',
  });
  expect((await call('GET', '/packs')).body).toEqual({ items: [], next: null });
  const made = await call('POST', '/keys', { body: { name: 'gate', scopes: ['recognise'] } });
  expect(made).toMatchObject({ status: 201, body: { name: 'gate', key: expect.stringMatching(/^hadir_/) } });
  expect((await call('DELETE', `/keys/${made.body.id}`)).body.revokedAt).not.toBeNull();
  const client = await call('POST', '/clients', { body: { address: '10.0.0.7', dialect: 'tenant' } });
  expect(client.status).toBe(201);
  expect((await call('GET', '/clients')).body.items).toEqual([client.body]);
  expect((await call('DELETE', `/clients/${client.body.id}`)).status).toBe(204);
  const first = await call('GET', '/audit?limit=2');
  expect(first.body.items.map((entry: { action: string }) => entry.action)).toEqual([
    'client.removed',
    'client.allowed',
  ]);
  expect((await call('GET', `/audit?limit=2&cursor=${first.body.next}`)).body.items[0].action).toBe('key.revoked');
  expect(JSON.stringify((await call('GET', '/keys')).body)).not.toContain('hash');
});
