/** Five wrong keys a minute, and so many requests. */
import { describe, expect, it, vi } from 'vitest';
import { keyHasher } from '../../../../src-main/hosts/node/key-hasher.ts';
import { minutes, seconds } from '../../station/support.ts';
import { type Doors, doors, far, lan } from './support.ts';

const wrong = { 'x-api-key': 'wrong' };

async function fail(at: Doors, times: number, address = far): Promise<number[]> {
  const statuses = [];
  for (let i = 0; i < times; i++) statuses.push(await at.from(address, '/biometric', wrong));
  return statuses;
}

describe('wrong keys', () => {
  it('are five a minute; then even the right one has to wait, and is told how long', async () => {
    const at = await doors({ seed: 'right' });
    expect(await fail(at, 7)).toEqual([401, 401, 401, 401, 401, 429, 429]);
    const headers = { host: lan, 'x-api-key': 'right' };
    const answer = await at.app.inject({ url: '/biometric', headers, remoteAddress: far });
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([429, '60']);
    at.at.clock.advance(59 * seconds);
    expect(await fail(at, 1)).toEqual([429]);
    at.at.clock.advance(seconds);
    expect(await at.from(far, '/biometric', { 'x-api-key': 'right' })).toBe(200);
    expect(await fail(at, 6)).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it('are counted for each address, whichever key it was', async () => {
    const at = await doors({ seed: 'right' });
    await fail(at, 6);
    expect(await fail(at, 1, '192.168.1.21')).toEqual([401]);
    expect(await fail(at, 1, '::ffff:192.168.1.20')).toEqual([429]);
    await fail(at, 5, '2001:db8::1');
    expect(await fail(at, 1, '2001:db8:0:0:ffff::2')).toEqual([429]);
    expect(await fail(at, 1, '2001:db8:0:1::2')).toEqual([401]);
  });

  it('are forgotten a minute after the first of them', async () => {
    const at = await doors();
    for (let i = 0; i < 4; i++) {
      expect(await fail(at, 4)).toEqual([401, 401, 401, 401]);
      at.at.clock.advance(minutes);
    }
  });

  it('lock out only who shows keys', async () => {
    const at = await doors();
    await at.at.station.call('clients.allow', { address: far, dialect: 'tenant' });
    await fail(at, 6);
    expect([await at.from(far, '/tenant'), await at.from(far, '/biometric')]).toEqual([200, 401]);
    await fail(at, 6, '127.0.0.1');
    expect(await at.from('127.0.0.1', '/tenant')).toBe(200);
  });

  it('are one line in the audit list, when the lock begins', async () => {
    const at = await doors();
    await fail(at, 12);
    const { entries } = at.at.store.audit.list(9, 0);
    expect(entries).toMatchObject([{ actor: far, action: 'key.locked_out', details: { failures: 5 } }]);
    expect(JSON.stringify(entries)).not.toContain('wrong');
  });

  it('at the same moment are no more than one after the other', async () => {
    const at = await doors();
    const headers = await at.key(['recognise']);
    const guess = (i: number) => ({ 'x-api-key': `${headers['x-api-key']?.slice(0, -2)}${10 + i}` });
    const statuses = await Promise.all(Array.from({ length: 20 }, (_, i) => at.from(far, '/biometric', guess(i))));
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(15);
  });
});

describe('a right key', () => {
  it('is computed once, also when many requests come at once', async () => {
    const at = await doors();
    const headers = await at.key(['recognise']);
    const matches = vi.spyOn(keyHasher, 'matches');
    const all = await Promise.all(Array.from({ length: 20 }, () => at.from(far, '/biometric', headers)));
    for (let i = 0; i < 5; i++) all.push(await at.from('10.0.0.9', '/biometric', headers));
    expect(new Set(all)).toEqual(new Set([200]));
    expect(matches).toHaveBeenCalledTimes(1);
    matches.mockRestore();
  });

  it('notes when it was used, once a minute at most', async () => {
    const at = await doors();
    const headers = await at.key(['recognise']);
    const used = () => at.at.store.keys.get(1)?.lastUsedAt;
    expect(used()).toBeNull();
    for (const expected of ['2025-11-17T00:10:00.000Z', '2025-11-17T00:10:00.000Z', '2025-11-17T00:11:00.000Z']) {
      await at.from(far, '/biometric', headers);
      expect(used()).toBe(expected);
      at.at.clock.advance(30 * seconds);
    }
  });

  it('that was revoked or has expired costs no computing', async () => {
    const at = await doors();
    const headers = await at.key(['recognise']);
    await at.at.station.call('keys.revoke', { keyId: 1 });
    const matches = vi.spyOn(keyHasher, 'matches');
    expect(await at.from(far, '/biometric', headers)).toBe(401);
    expect(matches).not.toHaveBeenCalled();
    matches.mockRestore();
  });
});

describe('requests', () => {
  it('of another machine are so many a minute, with a key or without', async () => {
    const at = await doors({ seed: 'right', rateLimit: 3 });
    const call = (address: string, headers = {}) =>
      at.app.inject({ url: '/tenant', headers: { host: lan, ...headers }, remoteAddress: address });
    const statuses = [];
    for (let i = 0; i < 4; i++) statuses.push((await call(far)).statusCode);
    expect(statuses).toEqual([401, 401, 401, 429]);
    const answer = await call(far, { 'x-api-key': 'right' });
    expect([answer.statusCode, Number(answer.headers['retry-after'])]).toEqual([429, expect.any(Number)]);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect(answer.json()).toMatchObject({ code: 'too_many_requests' });
  });

  it('with one key are so many a minute, from however many machines', async () => {
    const at = await doors({ seed: 'right', rateLimit: 3 });
    const statuses = [];
    for (let i = 1; i <= 4; i++) statuses.push(await at.from(`10.0.0.${i}`, '/tenant', { 'x-api-key': 'right' }));
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect(await at.from('10.0.0.9', '/tenant', await at.key(['recognise']))).toBe(200);
  });

  it('that lead nowhere count as well', async () => {
    const at = await doors({ rateLimit: 2 });
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push(await at.from(far, '/nowhere'));
    expect(statuses).toEqual([401, 401, 429]);
  });

  it('of this computer are as many as it likes', async () => {
    const at = await doors({ rateLimit: 1 });
    for (let i = 0; i < 5; i++) expect(await at.from('127.0.0.1', '/tenant')).toBe(200);
  });
});

it('a preflight from an origin on the list needs no key, from anywhere', async () => {
  const { app } = await doors({ allowedOrigins: ['https://school.example'] });
  const headers = {
    host: lan,
    'access-control-request-method': 'DELETE',
    'access-control-request-headers': 'x-api-key',
  };
  const preflight = (origin: string, remoteAddress: string) =>
    app.inject({ method: 'OPTIONS', url: '/biometric', headers: { ...headers, origin }, remoteAddress });
  for (const address of ['127.0.0.1', far]) {
    const answer = await preflight('https://school.example', address);
    expect(answer.statusCode).toBe(204);
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': 'https://school.example',
      'access-control-allow-headers': 'x-api-key',
      'access-control-allow-methods': expect.stringContaining('DELETE'),
    });
    expect((await preflight('https://evil.example', address)).statusCode).toBe(403);
  }
  const refused = await app.inject({ url: '/biometric', headers: { host: lan, origin: 'https://school.example' } });
  expect([refused.statusCode, refused.headers['access-control-allow-origin']]).toEqual([401, 'https://school.example']);
});
