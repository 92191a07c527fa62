import type { FastifyInstance } from 'fastify';
import { describe, expect, it } from 'vitest';
import type { AccessOptions } from '../../../../src-main/api/access/index.ts';
import * as support from './support.ts';

const server = (options: Partial<AccessOptions> = {}) => support.server({ allowedHosts: [], ...options });

/** The status of a request with these headers from this address. */
async function status(app: FastifyInstance, headers: Record<string, string>, remoteAddress = '127.0.0.1') {
  const all = { host: 'localhost:8000', ...headers };
  return (await app.inject({ url: '/', headers: all, remoteAddress })).statusCode;
}

describe('hosts', () => {
  it.each(['localhost', 'localhost:8000', 'LocalHost:80', '127.0.0.1', '127.0.0.1:8000', '[::1]', '[::1]:8000'])(
    '%s is this machine',
    async (host) => {
      expect(await status(await server(), { host })).toBe(200);
    },
  );

  it.each([
    'evil.example',
    'localhost.evil.example',
    'evil.example:8000',
    '127.0.0.1.evil.example',
    '127.0.0.1:8000:80',
    '0.0.0.0:8000',
    '192.168.1.5:8000',
    '[::]:8000',
  ])('"%s" is refused, whoever resolves it to this machine', async (host) => {
    const answer = await (await server()).inject({ url: '/', headers: { host } });
    expect([answer.statusCode, answer.json()]).toMatchObject([403, { code: 'forbidden' }]);
  });

  it('may be added, in any case', async () => {
    const app = await server({ allowedHosts: ['Hadir.Sekolah.Example', '192.168.1.5'] });
    for (const host of ['hadir.sekolah.example:8000', '192.168.1.5:8000'])
      expect(await status(app, { host })).toBe(200);
    expect(await status(app, { host: 'sekolah.example' })).toBe(403);
  });

  it('may be added as IPv6 addresses, with or without brackets', async () => {
    const app = await server({ allowedHosts: ['2001:DB8::5', '[fd00::7]'] });
    for (const host of ['[2001:db8::5]:8000', '[fd00::7]']) expect(await status(app, { host })).toBe(200);
    expect(await status(app, { host: '[2001:db8::6]:8000' })).toBe(403);
  });
});

describe('origins', () => {
  it('are not needed: programs send none', async () => {
    expect(await status(await server(), {})).toBe(200);
  });

  it('are the station’s own', async () => {
    const app = await server();
    expect(await status(app, { origin: 'http://localhost:8000' })).toBe(200);
    expect(await status(app, { host: '[::1]:8000', origin: 'http://[::1]:8000' })).toBe(200);
  });

  it.each([
    'https://evil.example',
    'http://localhost:3000',
    'https://localhost:8000',
    'http://localhost',
    'http://localhost:8000.evil.example',
    'null',
    'file://',
    '',
  ])('%j is refused', async (origin) => {
    expect(await status(await server(), { origin })).toBe(403);
  });

  it('may be added, exactly', async () => {
    const app = await server({ allowedOrigins: ['https://school.example'] });
    expect(await status(app, { origin: 'https://school.example' })).toBe(200);
    expect(await status(app, { origin: 'http://school.example' })).toBe(403);
    expect(await status(app, { origin: 'https://evil.school.example' })).toBe(403);
  });
});

describe('requests that a browser makes for a page of another site', () => {
  const link = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  const call = async (
    method: 'GET' | 'POST' | 'HEAD',
    headers: Record<string, string>,
    allowedOrigins: string[] = [],
  ) =>
    (
      await (
        await server({ allowedOrigins })
      ).inject({
        method,
        url: method === 'POST' ? '/control' : '/',
        headers: { host: 'localhost:8000', ...headers },
      })
    ).statusCode;

  it.each(['cross-site', 'same-site', 'anything else'])('%s: a link alone is followed', async (site) => {
    const from = { 'sec-fetch-site': site };
    expect(await call('GET', { ...from, ...link })).toBe(200);
    for (const dest of ['image', 'script', 'style', 'iframe', 'empty', 'object', 'audio'])
      expect(await call('GET', { ...from, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': dest }), dest).toBe(403);
    expect(await call('GET', { ...from, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' })).toBe(403);
    expect(await call('POST', { ...from, ...link })).toBe(403);
    expect(await call('HEAD', { ...from, ...link })).toBe(403);
    expect(await call('GET', from)).toBe(403);
  });

  it('of a listed origin are let in', async () => {
    const origin = 'https://school.example';
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors', origin };
    expect(await call('GET', headers, [origin])).toBe(200);
    expect(await call('GET', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }, [origin])).toBe(403);
  });

  it.each(['same-origin', 'none'])('%s is the station’s own page, or the address bar', async (site) => {
    expect(await call('GET', { 'sec-fetch-site': site, 'sec-fetch-mode': 'cors' })).toBe(200);
  });
});

it('refuses before the body is read', async () => {
  const app = await server();
  const answer = await app.inject({
    method: 'POST',
    url: '/control',
    headers: { host: 'evil.example', 'content-type': 'application/json' },
    payload: '{ broken',
  });
  expect(answer.statusCode).toBe(403);
});
