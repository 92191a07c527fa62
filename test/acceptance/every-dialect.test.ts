/** What every dialect says in its own shape when it is not about faces: no models, strange pages, strange names. The callers check
 * the shape of each error. */
import { beforeAll, describe, expect, test } from 'vitest';
import { form } from '../support/client.ts';
import { type Doors, dataUrl, doorsOfFile, json } from '../support/doors.ts';
import { photo } from '../support/photos.ts';

let ayu: Buffer;
beforeAll(async () => {
  ayu = await photo('ayu');
});

type Call = (headers?: Record<string, string>) => Promise<{ status: number; headers: Headers }>;

/** One call of each dialect that needs recognition. */
function recognitions({ tenant, registry, biometric, server }: Doors): Record<string, Call> {
  const [body, init] = json({ photo: dataUrl(ayu) });
  const type = init.headers as Record<string, string>;
  return {
    tenant: (headers = {}) => tenant.post('/identify', form({ tenant_id: 1 }, ayu), { headers }),
    registry: (headers = {}) => registry.post('/recognition', form({}, ayu), { headers }),
    biometric: (headers = {}) => biometric.post('/compare', form({ type: 'face' }, ayu), { headers }),
    server: (headers = {}) => server.post('/recognize', body, { headers: { ...type, ...headers } }),
  };
}
const dialects = ['tenant', 'registry', 'biometric', 'server'];

describe('without models', () => {
  const doors = doorsOfFile({ HADIR_MODEL_PACK: 'edgeface-xs' });

  test.each(dialects)('%s: 503 with Retry-After', async (dialect) => {
    const answer = await recognitions(doors)[dialect]?.();
    expect(answer?.status).toBe(503);
    expect(answer?.headers.get('retry-after')).toMatch(/^\d+$/);
  });

  test('what needs none still answers', async () => {
    expect((await doors.registry.get('/')).body).toEqual([]);
    expect((await doors.biometric.get('/')).body.pagination.total).toBe(0);
    expect((await doors.server.get('/status/1')).body.registered).toBe(false);
    expect((await doors.server.get('/stats')).status).toBe(200);
  });

  test('both healths say so', async () => {
    expect((await doors.tenant.get('/health')).body.status).toBe('degraded');
    expect((await doors.server.get('/health')).body.status).toBe('degraded');
  });
});

describe('a page of another origin', () => {
  const school = 'https://school.example';
  const doors = doorsOfFile({ HADIR_CORS_ORIGINS: school });

  test.each(dialects)('%s: 403', async (dialect) => {
    expect((await recognitions(doors)[dialect]?.({ origin: 'https://evil.example' }))?.status).toBe(403);
  });

  test.each(dialects)('%s: not of one that is on the list', async (dialect) => {
    const answer = await recognitions(doors)[dialect]?.({ origin: school });
    expect([200, 404]).toContain(answer?.status);
    expect(answer?.headers.get('access-control-allow-origin')).toBe(school);
  });

  test('the preflight of a JSON body is answered to the list only', async () => {
    const asked = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' };
    const preflight = (origin: string) =>
      doors.server.send('OPTIONS', '/register-face', { headers: { origin, ...asked } });
    const answered = await preflight(school);
    expect(answered.status).toBe(204);
    expect(answered.headers.get('access-control-allow-headers')).toMatch(/content-type/i);
    expect((await preflight('https://evil.example')).status).toBe(403);
  });

  test('the preflight of a call with a key needs no key', async () => {
    const headers = {
      origin: school,
      'access-control-request-method': 'DELETE',
      'access-control-request-headers': 'x-api-key',
    };
    const response = await fetch(`${doors.biometric.address}/FACE-ABCDEFGHI`, { method: 'OPTIONS', headers });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-headers')).toMatch(/x-api-key/i);
    expect(response.headers.get('access-control-allow-methods')).toMatch(/DELETE/);
  });
});
