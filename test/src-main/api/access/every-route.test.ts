/** Default deny, on the servers as they are: whatever route anybody adds, another machine without a key gets nothing of it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, HTTPMethods } from 'fastify';
import pino from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { createBiometricServer, createServer } from '../../../../src-main/api/server.ts';
import { keyHasher } from '../../../../src-main/hosts/node/key-hasher.ts';
import { createKeyring } from '../../../../src-main/station/access/keyring.ts';
import { bench } from '../../station/support.ts';
import { far, lan } from './support.ts';

async function servers(): Promise<FastifyInstance[]> {
  const { station, store, clock } = bench();
  const keyring = createKeyring({ store, keyHasher, computerClock: clock, seed: 'right' });
  const screens = mkdtempSync(join(tmpdir(), 'hadir-screens-'));
  writeFileSync(join(screens, 'index.html'), '<!doctype html>');
  const options = {
    station,
    access: { allowedHosts: [lan], allowedOrigins: [], keyring, rateLimit: 10_000 },
    logger: pino({ level: 'silent' }),
    homeTenant: 1,
    docs: true,
  };
  const measure = async () => ({ cpu: 0, memory: 0, disk: 0 });
  const both = [
    await createServer({ ...options, screens }),
    await createBiometricServer({ ...options, tolerance: 0.6, threshold: 0.35, measure: measure as never }),
  ];
  for (const app of both) await app.ready();
  onTestFinished(async () => {
    for (const app of both) await app.close();
    rmSync(screens, { recursive: true });
  });
  return both;
}

/** `GET /health`, out of the tree that the router prints. */
function routesOf(app: FastifyInstance): [method: HTTPMethods, path: string][] {
  const parts: string[] = [];
  const routes: [HTTPMethods, string][] = [];
  for (const line of app.printRoutes({ commonPrefix: false }).split('\n')) {
    const match = /^((?:│ {3}| {4})*)[├└]── (.*?)(?: \(([A-Z, ]+)\))?$/.exec(line);
    if (!match) continue;
    const [, indent = '', part = '', methods = ''] = match;
    parts.length = indent.length / 4;
    parts.push(part);
    for (const method of methods.split(', ')) if (method) routes.push([method as HTTPMethods, parts.join('')]);
  }
  return routes;
}

const filled = (path: string): string => path.replaceAll(/:[a-z_]+/gi, '1').replace('*', 'x');

/** Screens of other machines: nothing of the school in their files, and their socket answers nobody before they sign in. */
const screens = [
  'GET /api/station/v1/socket',
  'HEAD /api/station/v1/socket',
  'GET /',
  'HEAD /',
  'GET /index.html',
  'HEAD /index.html',
];

it('wants a key of every caller from another machine, but of its screens', async () => {
  const open: string[] = [];
  let count = 0;
  for (const app of await servers())
    for (const [method, path] of routesOf(app)) {
      if (method === 'OPTIONS') continue;
      count++;
      const { statusCode } = await app.inject({
        method,
        url: filled(path),
        headers: { host: lan },
        remoteAddress: far,
      });
      if (statusCode !== 401) open.push(`${method} ${path}`);
    }
  expect([...new Set(open)].sort()).toEqual(screens.sort());
  expect(count).toBeGreaterThan(60);
});

it('is asked on this computer too by the dialects that always want one, and by no other', async () => {
  const wanted: string[] = [];
  const open: string[] = [];
  for (const app of await servers())
    for (const [method, path] of routesOf(app)) {
      const answer = await app.inject({ method, url: filled(path), headers: { host: 'localhost' } });
      // 405: a path answers every method, those it does not have with that.
      if (answer.statusCode === 401) wanted.push(path);
      else if (answer.statusCode !== 405 && method !== 'OPTIONS') open.push(`${method} ${path}`);
    }
  expect(wanted.filter((path) => !/^\/api\/(v1\/biometric|station\/v1)(\/|$)/.test(path))).toEqual([]);
  expect(open.filter((route) => / \/api\/v1\/biometric/.test(route))).toEqual([]);
  expect(open.filter((route) => /^(?!HEAD).* \/api\/station\//.test(route))).toEqual([
    'GET /api/station/v1/health',
    'GET /api/station/v1/socket',
  ]);
});
