/** Every address of both ports, asked by every method that it does not have: 405 with those it has, in its dialect's shape. */
import pino from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { createMetrics } from '../../../src-main/api/metrics/metrics.ts';
import { type BiometricServerOptions, createBiometricServer } from '../../../src-main/api/server.ts';
import { bench } from '../station/support.ts';
import { serve } from './station/support.ts';

type Shape = (body: Record<string, unknown>) => void;
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const detail: Shape = (body) => expect(body).toEqual({ detail: expect.stringMatching(/^Method not allowed/) });
const message: Shape = (body) => expect(body).toEqual({ success: false, message: expect.any(String) });
const envelope: Shape = (body) => expect(body).toEqual({ success: false, message: expect.any(String), data: null });
const problem: Shape = (body) => expect(body).toMatchObject({ status: 405, code: 'method_not_allowed' });

async function walk(address: string, path: string, has: string, shape: Shape): Promise<void> {
  const known = has.split(' ');
  for (const method of methods.filter((name) => !known.includes(name))) {
    const answer = await fetch(address + path, { method, headers: { 'x-api-key': key } });
    expect(answer.status, `${method} ${path}`).toBe(405);
    expect(answer.headers.get('allow'), `${method} ${path}`).toBe(known.join(', '));
    expect(answer.headers.get('content-type')).toMatch(/^application\/(problem\+)?json/);
    if (method !== 'HEAD') shape((await answer.json()) as Record<string, unknown>);
  }
}
let key = '';

it('the first port', async () => {
  const at = await serve({}, { metrics: createMetrics() });
  key = at.key;
  const cases: [path: string, has: string, shape: Shape][] = [
    ['/enroll', 'POST', detail],
    ['/detect', 'POST', detail],
    ['/health', 'GET HEAD', detail],
    ['/enrollments/1', 'GET HEAD', detail],
    ['/enrollments/1/2', 'DELETE', detail],
    ['/cache/1/status', 'GET HEAD', detail],
    ['/api/face/', 'GET HEAD', detail],
    ['/api/face/register', 'POST', detail],
    ['/api/station/v1/people', 'GET HEAD POST', problem],
    ['/api/station/v1/health', 'GET HEAD', problem],
    ['/metrics', 'GET HEAD', problem],
    ['/docs/tenant/openapi.json', 'GET HEAD', problem],
  ];
  for (const [path, has, shape] of cases) await walk(at.address, path, has, shape);
  const unknown = await fetch(`${at.address}/nowhere`, { method: 'OPTIONS' });
  expect([unknown.status, await unknown.json()]).toEqual([404, { detail: 'Not Found' }]);
});

it('the second port', async () => {
  const { station } = bench();
  const options = { homeTenant: 1, tolerance: 0.5, threshold: 0.5, measure: () => ({}) };
  const access = { allowedHosts: [], allowedOrigins: [] };
  const logger = pino({ level: 'silent' });
  const app = await createBiometricServer({ station, access, logger, ...options } as unknown as BiometricServerOptions);
  onTestFinished(() => app.close());
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  await walk(address, '/register-face', 'POST', message);
  await walk(address, '/recognize', 'POST', message);
  await walk(address, '/health', 'GET HEAD', message);
  // Without a key nobody gets that far in the biometric dialect.
  const answer = await fetch(`${address}/api/v1/biometric/register`, { method: 'GET' });
  expect(answer.status).toBe(401);
  envelope((await answer.json()) as Record<string, unknown>);
});
