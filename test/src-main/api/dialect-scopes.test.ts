/** What every route of the documented dialects asks of its caller: one that asks for nothing would be open to everybody. */
import Fastify, { type FastifyPluginAsync } from 'fastify';
import { expect, it } from 'vitest';
import { biometricRoutes } from '../../../src-main/api/biometric/routes.ts';
import { faceServerRoutes } from '../../../src-main/api/face-server/routes.ts';
import { registryRoutes } from '../../../src-main/api/registry/routes.ts';
import type { RouteAccess } from '../../../src-main/api/route-access.ts';
import { tenantRoutes } from '../../../src-main/api/tenant/routes.ts';

/** `METHOD /path` -> dialect, scope, and the scope wanted besides beyond loopback. */
async function accessOf(routes: FastifyPluginAsync<never>): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  const app = Fastify();
  app.addHook('onRoute', ({ method, url, config }) => {
    const access = config?.access as RouteAccess | undefined;
    if (method !== 'HEAD')
      found[`${method} ${url}`] = access
        ? [access.dialect, access.scope, access.beyondLoopback].filter((part) => part !== undefined).join(' ')
        : 'nothing';
  });
  await app.register(routes, {} as never);
  await app.close();
  return found;
}

it('the tenant dialect', async () => {
  expect(await accessOf(tenantRoutes)).toEqual({
    'POST /encode': 'tenant recognise templates:read',
    'POST /compare': 'tenant recognise',
    'POST /detect': 'tenant recognise',
    'POST /enroll': 'tenant enrol',
    'POST /identify': 'tenant recognise',
    'POST /verify': 'tenant recognise',
    'GET /enrollments/:tenant_id': 'tenant people:read templates:read',
    'DELETE /enrollments/:tenant_id/:enrollment_id': 'tenant people:write',
    'DELETE /enrollments/:tenant_id/name/:name': 'tenant people:write',
    'POST /cache/:tenant_id/invalidate': 'tenant people:write',
    'POST /cache/:tenant_id/refresh-enrollments': 'tenant people:write',
    'GET /cache/:tenant_id/status': 'tenant people:read',
    'GET /health': 'tenant ',
  });
});

it('the registry dialect', async () => {
  expect(await accessOf(registryRoutes)).toEqual({
    'POST /register': 'registry enrol',
    'POST /recognition': 'registry recognise',
    'DELETE /recognition/:id': 'registry people:write',
    'GET /': 'registry people:read',
  });
});

it('the biometric dialect', async () => {
  expect(await accessOf(biometricRoutes)).toEqual({
    'POST /register': 'biometric enrol',
    'POST /compare': 'biometric recognise',
    'GET /': 'biometric people:read',
    'GET /:id': 'biometric people:read',
    'DELETE /:id': 'biometric people:write',
  });
});

it('the server dialect', async () => {
  expect(await accessOf(faceServerRoutes)).toEqual({
    'POST /register-face': 'server enrol',
    'POST /recognize': 'server recognise',
    'GET /status/:user_id': 'server people:read',
    'DELETE /face/:user_id': 'server people:write',
    'GET /health': 'server ',
    'GET /stats': 'server ',
  });
});
