/** Who may come in: every kind of caller at every kind of route. */
import { describe, expect, it } from 'vitest';
import { dialectScopes, dialects } from '../../../../src-shared/access.ts';
import { minutes } from '../../station/support.ts';
import { doors, far, keyless, lan } from './support.ts';

const here = '127.0.0.1';
const wrong = { 'x-api-key': `hadir_1_${'x'.repeat(43)}` };

describe('without a key', () => {
  it.each(['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1'])(
    '%s may use the keyless dialects',
    async (address) => {
      const { from } = await doors();
      const paths = [...dialects, 'biometric/health', 'station/health', 'tenant/raw', ''];
      const statuses = await Promise.all(paths.map((path) => from(address, `/${path}`)));
      expect(statuses).toEqual([200, 200, 401, 200, 401, 401, 200, 200, 200]);
    },
  );

  it.each([far, '10.0.0.1', '::ffff:192.168.1.20', 'fe80::1', '::', '::2', '0.0.0.0', '128.0.0.1', '12.7.0.1'])(
    '%s may use nothing',
    async (address) => {
      const { from } = await doors();
      for (const path of [...dialects.map((name) => `/${name}/health`), '/tenant', '/', '/nowhere'])
        expect(await from(address, path), path).toBe(401);
    },
  );

  it('nobody can pretend to be this machine', async () => {
    const { from } = await doors();
    expect(await from(far, '/tenant', { 'x-forwarded-for': here, forwarded: 'for=127.0.0.1' })).toBe(401);
  });

  it('a caller on this computer is not asked whether a key that nobody wanted is right', async () => {
    const { from, at } = await doors();
    for (let i = 0; i < 9; i++) expect(await from(here, '/tenant', wrong)).toBe(200);
    expect(at.store.audit.list(9, 0).entries).toEqual([]);
  });
});

describe('a key', () => {
  it.each(dialects)('opens %s where it has the scope', async (dialect) => {
    const { from, key } = await doors();
    const [right, other] = [await key(['recognise']), await key(['enrol', 'admin'])];
    expect(await from(far, `/${dialect}`, right)).toBe(200);
    expect(await from(far, `/${dialect}`, other)).toBe(403);
    expect(await from(far, `/${dialect}/health`, other)).toBe(200);
    expect(await from(far, `/${dialect}`, wrong)).toBe(401);
  });

  it('is asked for another scope where raw embeddings would leave the computer', async () => {
    const { from, key } = await doors();
    const [short, full] = [await key(['people:read']), await key(['people:read', 'templates:read'])];
    expect([await from(far, '/tenant/raw', short), await from(far, '/tenant/raw', full)]).toEqual([403, 200]);
    expect(await from(here, '/biometric/raw', short)).toBe(200);
  });

  it('may come as a bearer token; of two the X-API-Key counts', async () => {
    const { from, key } = await doors();
    const { 'x-api-key': text = '' } = await key(['recognise']);
    for (const authorization of [`Bearer ${text}`, `bearer  ${text}`])
      expect(await from(here, '/biometric', { authorization })).toBe(200);
    for (const authorization of [`Basic ${text}`, text, 'Bearer', 'Bearer '])
      expect(await from(here, '/biometric', { authorization })).toBe(401);
    expect(await from(here, '/biometric', { authorization: `Bearer ${text}`, ...wrong })).toBe(401);
  });

  it('is known to the route: its number, name and scopes', async () => {
    const { app, key } = await doors();
    const headers = await key(['recognise']);
    const answer = await app.inject({ url: '/biometric', headers: { host: lan, ...headers } });
    expect(answer.json()).toEqual({
      kind: 'key',
      keyId: 1,
      name: 'x',
      scopes: ['recognise'],
      dialect: 'biometric',
    });
  });

  it('opens no screen on another machine, and shows it what does not exist', async () => {
    const { from, key } = await doors();
    const headers = await key(['recognise', 'admin']);
    expect([await from(far, '/', headers), await from(far, '/nowhere', headers)]).toEqual([403, 404]);
  });

  it('ends at once when it is revoked, however often it was used', async () => {
    const { from, key, at } = await doors();
    const headers = await key(['recognise']);
    for (let i = 0; i < 3; i++) expect(await from(far, '/tenant', headers)).toBe(200);
    await at.station.call('keys.revoke', { keyId: 1 });
    expect(await from(far, '/tenant', headers)).toBe(401);
  });

  it('ends when its time has come', async () => {
    const { from, key, at } = await doors();
    const headers = await key(['recognise'], '2025-11-17T00:20:00.000Z');
    expect(await from(far, '/tenant', headers)).toBe(200);
    at.clock.advance(10 * minutes);
    expect(await from(far, '/tenant', headers)).toBe(401);
  });

  it('that is missing or wrong is told how to send one', async () => {
    const { app } = await doors();
    const ask = async (headers = {}) => {
      const answer = await app.inject({ url: '/biometric', headers: { host: 'localhost', ...headers } });
      return { ...answer.json(), challenge: answer.headers['www-authenticate'] };
    };
    const challenge = 'Bearer realm="Hadir"';
    expect(await ask()).toEqual({ code: 'unauthorised', message: expect.stringContaining('X-API-Key'), challenge });
    expect(await ask(wrong)).toMatchObject({ message: expect.stringContaining('not valid'), challenge });
  });
});

describe('the key of the settings', () => {
  it.each(['a key of the school', 'hadir_1_looks-like-a-key-of-the-list-but-is-none', '密'])(
    'may be any text (%s) and has every dialect scope',
    async (seed) => {
      const { from, app } = await doors({ seed });
      const headers = { 'x-api-key': seed };
      for (const path of ['/biometric', '/biometric/raw', '/station']) expect(await from(far, path, headers)).toBe(200);
      const caller = (await app.inject({ url: '/biometric', headers: { host: lan, ...headers } })).json();
      expect(caller).toEqual({ kind: 'key', name: 'HADIR_API_KEY', scopes: dialectScopes, dialect: 'biometric' });
    },
  );

  it.each(['', 'a key of the schoo', 'A KEY OF THE SCHOOL', 'a key of the school a key of the school'])(
    '%j is not it',
    async (given) => {
      const { from } = await doors({ seed: 'a key of the school' });
      expect(await from(far, '/tenant', { 'x-api-key': given })).toBe(401);
    },
  );

  it('is none where the setting is empty', async () => {
    const { from } = await doors();
    for (const given of ['', 'null', 'undefined'])
      expect(await from(here, '/biometric', { 'x-api-key': given })).toBe(401);
  });

  it('is stored nowhere', async () => {
    const { from, at } = await doors({ seed: 'a key of the school' });
    await from(here, '/biometric', { 'x-api-key': 'a key of the school' });
    expect(at.store.keys.list()).toEqual([]);
  });
});

describe('a client on the list', () => {
  it('may use its own dialect as if it were on this computer, and no other', async () => {
    const { from, at } = await doors();
    await at.station.call('clients.allow', { address: far, dialect: 'tenant' });
    for (const path of ['/tenant', '/tenant/health', '/tenant/raw']) expect(await from(far, path)).toBe(200);
    for (const path of ['/registry', '/server', '/biometric', '/station/health', '/'])
      expect(await from(far, path), path).toBe(401);
    expect(await from('192.168.1.21', '/tenant')).toBe(401);
  });

  it.each([
    ['192.168.1.20', '::ffff:192.168.1.20'],
    ['::ffff:192.168.1.20', '192.168.1.20'],
    ['2001:db8::5', '2001:0DB8:0:0::5'],
    ['fe80::1', 'fe80::1%eth0'],
  ])('%s is the same as %s', async (address, calling) => {
    const { from, at } = await doors();
    await at.station.call('clients.allow', { address, dialect: 'server' });
    expect(await from(calling, '/server')).toBe(200);
  });

  it('is off the list as soon as it is removed', async () => {
    const { from, at } = await doors();
    const { id } = await at.station.call('clients.allow', { address: far, dialect: 'tenant' });
    expect(await from(far, '/tenant')).toBe(200);
    await at.station.call('clients.remove', { clientId: id });
    expect(await from(far, '/tenant')).toBe(401);
  });

  it.each(['biometric', 'station'] as const)('is not let into %s, even if the list said so', async (dialect) => {
    const { from, at } = await doors();
    at.store.clients.insert({ address: far, dialect, createdAt: '2025-11-17T00:10:00.000Z' });
    expect(await from(far, `/${dialect}`)).toBe(401);
  });
});

describe('the command line', () => {
  const token = { 'x-hadir-control': 'the token' };
  const call = async (controlToken: string | null, headers: Record<string, string>, remoteAddress = here) => {
    const { app } = await doors({ controlToken, seed: 'a key' });
    const request = { method: 'POST' as const, url: '/control', headers: { host: lan, ...headers }, remoteAddress };
    return (await app.inject(request)).statusCode;
  };

  it('comes in by its token, on this computer only', async () => {
    expect(await call('the token', token)).toBe(200);
    expect(await call('the token', token, far)).toBe(401);
  });

  it.each([{}, { 'x-hadir-control': '' }, { 'x-hadir-control': 'the toke' }])('not with %j', async (headers) => {
    expect(await call('the token', headers as Record<string, string>)).toBe(401);
    expect(await call(null, headers as Record<string, string>)).toBe(401);
  });

  it('has a door of its own: a key does not open it', async () => {
    for (const address of [here, far]) expect(await call('the token', { 'x-api-key': 'a key' }, address)).toBe(403);
  });

  it('may use all of the station’s own API, and no dialect that wants a key', async () => {
    const { from } = await doors({ controlToken: 'the token' });
    expect([await from(here, '/station', token), await from(here, '/station/raw', token)]).toEqual([200, 200]);
    expect(await from(here, '/biometric', token)).toBe(401);
  });
});

it.each(keyless)('every scope of %s is open to this computer', async (dialect) => {
  const { app } = await doors();
  const { kind, scopes } = (await app.inject({ url: `/${dialect}`, headers: { host: 'localhost' } })).json();
  expect([kind, scopes]).toEqual(['loopback', dialectScopes]);
});
