/** Which dialects each port of the station answers. */
import type { FastifyInstance } from 'fastify';
import type { Station } from '../station/station.ts';
import { type AppOptions, createApp } from './app.ts';
import { biometricDescription } from './biometric/operations.ts';
import { biometricRoutes } from './biometric/routes.ts';
import { controlRoutes } from './control/server.ts';
import { faceServerDescription } from './face-server/operations.ts';
import { faceServerRoutes } from './face-server/routes.ts';
import { serverError } from './face-server/schemas.ts';
import { measureRequests, metricsRoutes, type StationMetrics } from './metrics/metrics.ts';
import { described } from './openapi/describe.ts';
import { Documents, docsRoutes } from './openapi/documents.ts';
import { answerOtherMethods } from './other-methods.ts';
import { registryDescription } from './registry/operations.ts';
import { registryRoutes } from './registry/routes.ts';
import { screenRoutes } from './screens/routes.ts';
import { socketRoutes } from './screens/socket.ts';
import { stationDocumentation } from './station/documentation.ts';
import { stationRoutes } from './station/routes.ts';
import type { Idempotency } from './station/writes.ts';
import type { MeasureSystem } from './system-figures.ts';
import { tenantDescription } from './tenant/operations.ts';
import { tenantRoutes } from './tenant/routes.ts';
import { tenantError } from './tenant/schemas.ts';

/** Of both ports. */
export interface PortOptions extends AppOptions {
  /** Serves the reference at `/docs`. */
  docs?: boolean;
  metrics?: StationMetrics;
}

export interface ServerOptions extends PortOptions {
  /** With the sessions that its screens sign in to. */
  station: Station;
  /** Of the station's own API; without it, writes are done as often as they are sent. */
  idempotency?: Idempotency;
  homeTenant: number;
  /** Folder of the built screens; null serves none. */
  screens: string | null;
}

/** Port 8000: tenant and registry dialects, the station's own API, the screens. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { station, homeTenant, screens, metrics, idempotency } = options;
  const app = await createApp(options, tenantError);
  const documents = options.docs ? new Documents() : null;
  if (metrics) measureRequests(app, metrics);
  const answerOthers = answerOtherMethods(app, tenantError);
  app.setNotFoundHandler((_request, reply) => reply.status(404).send({ detail: 'Not Found' }));
  const tenant = described(documents, 'tenant', tenantDescription, tenantRoutes);
  await app.register(tenant, { station });
  const registry = described(documents, 'registry', registryDescription, registryRoutes);
  await app.register(registry, { prefix: '/api/face', station, homeTenant });
  const own = described(documents, 'station', stationDocumentation, stationRoutes);
  await app.register(own, { prefix: '/api/station/v1', station, idempotency });
  await app.register(socketRoutes, { station, every: options.connections?.stalled });
  await app.register(controlRoutes, { station });
  if (metrics) await app.register(metricsRoutes, { metrics });
  if (documents) await app.register(docsRoutes, { documents });
  if (screens) await app.register(screenRoutes, { folder: screens });
  answerOthers();
  return app;
}

export interface BiometricServerOptions extends PortOptions {
  homeTenant: number;
  /** The server dialect's strictness, and the distance that it stands for. */
  tolerance: number;
  threshold: number;
  measure: MeasureSystem;
}

/** Port 5000: biometric and server dialects. */
export async function createBiometricServer(options: BiometricServerOptions): Promise<FastifyInstance> {
  const { station, homeTenant, tolerance, threshold, measure, metrics } = options;
  const app = await createApp(options, serverError);
  const documents = options.docs ? new Documents() : null;
  if (metrics) measureRequests(app, metrics);
  const answerOthers = answerOtherMethods(app, serverError);
  app.setNotFoundHandler((_request, reply) => reply.status(404).send({ success: false, message: 'Not found' }));
  const faceServer = described(documents, 'server', faceServerDescription, faceServerRoutes);
  await app.register(faceServer, { station, homeTenant, tolerance, threshold, measure });
  const biometric = described(documents, 'biometric', biometricDescription, biometricRoutes);
  await app.register(biometric, { prefix: '/api/v1/biometric', station, homeTenant });
  if (documents) await app.register(docsRoutes, { documents });
  answerOthers();
  return app;
}
