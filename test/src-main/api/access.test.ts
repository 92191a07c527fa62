import Fastify, { type FastifyInstance } from 'fastify';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type AccessOptions, guardAccess, isLoopback } from '../../../src-main/api/access.ts';
import { errorHandler } from '../../../src-main/api/errors.ts';

const open: AccessOptions = { allowedHosts: [], allowedOrigins: [], apiKey: null };

function server(options: Partial<AccessOptions> = {}): FastifyInstance {
  const app = Fastify();
  guardAccess(app, { ...open, ...options });
  app.setErrorHandler(errorHandler((error) => ({ code: error.code })));
  app.get('/', async () => 'in');
  onTestFinished(() => app.close());
  return app;
}

/** The status of a request with these headers from this address. */
async function status(app: FastifyInstance, headers: Record<string, string>, remoteAddress = '127.0.0.1') {
  const all = { host: 'localhost:8000', ...headers };
  return (await app.inject({ url: '/', headers: all, remoteAddress })).statusCode;
}

describe('hosts', () => {
  it.each(['localhost', 'localhost:8000', 'LocalHost:80', '127.0.0.1', '127.0.0.1:8000', '[::1]', '[::1]:8000'])(
    '%s is this machine',
    async (host) => {
      expect(await status(server(), { host })).toBe(200);
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
    const answer = await server().inject({ url: '/', headers: { host } });
    expect([answer.statusCode, answer.json()]).toEqual([403, { code: 'forbidden' }]);
  });

  it('may be added, in any case', async () => {
    const app = server({ allowedHosts: ['Hadir.Sekolah.Example', '192.168.1.5'] });
    for (const host of ['hadir.sekolah.example:8000', '192.168.1.5:8000'])
      expect(await status(app, { host })).toBe(200);
    expect(await status(app, { host: 'sekolah.example' })).toBe(403);
  });

  it('may be added as IPv6 addresses, with or without brackets', async () => {
    const app = server({ allowedHosts: ['2001:DB8::5', '[fd00::7]'] });
    for (const host of ['[2001:db8::5]:8000', '[fd00::7]']) expect(await status(app, { host })).toBe(200);
    expect(await status(app, { host: '[2001:db8::6]:8000' })).toBe(403);
  });
});

describe('origins', () => {
  it('are not needed: programs send none', async () => {
    expect(await status(server(), {})).toBe(200);
  });

  it('are the station’s own', async () => {
    const app = server();
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
    expect(await status(server(), { origin })).toBe(403);
  });

  it('may be added, exactly', async () => {
    const app = server({ allowedOrigins: ['https://school.example'] });
    expect(await status(app, { origin: 'https://school.example' })).toBe(200);
    expect(await status(app, { origin: 'http://school.example' })).toBe(403);
    expect(await status(app, { origin: 'https://evil.school.example' })).toBe(403);
  });
});

describe('callers', () => {
  const key = 'a key of the school';
  const remote = '192.168.1.20';
  const lan = { allowedHosts: ['192.168.1.5'] };
  const host = '192.168.1.5:8000';

  it.each(['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1'])('%s is this machine and needs no key', async (ip) => {
    expect(isLoopback(ip)).toBe(true);
    expect(await status(server({ apiKey: key }), {}, ip)).toBe(200);
  });

  it.each([
    '192.168.1.20',
    '10.0.0.1',
    '::ffff:192.168.1.20',
    'fe80::1',
    '::',
    '::2',
    '0.0.0.0',
    '128.0.0.1',
    '12.7.0.1',
  ])('%s is another and needs one', async (ip) => {
    expect(isLoopback(ip)).toBe(false);
    expect(await status(server({ ...lan, apiKey: key }), { host }, ip)).toBe(401);
    expect(await status(server({ ...lan, apiKey: key }), { host, 'x-api-key': key }, ip)).toBe(200);
  });

  it.each(['', 'a key of the schoo', 'A KEY OF THE SCHOOL', `${key} `.repeat(2)])(
    '%j is not the key',
    async (given) => {
      expect(await status(server({ ...lan, apiKey: key }), { host, 'x-api-key': given }, remote)).toBe(401);
    },
  );

  it('from elsewhere are all refused where no key is set', async () => {
    const app = server(lan);
    for (const given of ['', 'null', 'undefined'])
      expect(await status(app, { host, 'x-api-key': given }, remote)).toBe(401);
  });

  it('from elsewhere cannot pretend to be this machine', async () => {
    const app = server({ ...lan, apiKey: key });
    expect(await status(app, { host, 'x-forwarded-for': '127.0.0.1' }, remote)).toBe(401);
    expect(await status(app, { 'x-forwarded-for': '127.0.0.1' }, remote)).toBe(401);
  });
});

it('refuses before the body is read', async () => {
  const app = server();
  app.post('/', async () => 'in');
  const answer = await app.inject({
    method: 'POST',
    url: '/',
    headers: { host: 'evil.example', 'content-type': 'application/json' },
    payload: '{ broken',
  });
  expect(answer.statusCode).toBe(403);
});
