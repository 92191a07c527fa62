/** Which dialects each port of the station answers. */
import type { FastifyInstance } from 'fastify';
import { type AppOptions, createApp } from './app.ts';
import { biometricRoutes } from './biometric/routes.ts';
import { controlRoutes } from './control/routes.ts';
import { serverError } from './face-server/errors.ts';
import { faceServerRoutes } from './face-server/routes.ts';
import { registryRoutes } from './registry/routes.ts';
import { screenRoutes } from './screens/routes.ts';
import { socketRoutes } from './screens/socket.ts';
import type { MeasureSystem } from './system-figures.ts';
import { tenantError } from './tenant/errors.ts';
import { tenantRoutes } from './tenant/routes.ts';

export interface ServerOptions extends AppOptions {
  homeTenant: number;
  /** Folder of the built screens; null serves none. */
  screens: string | null;
}

/** Port 8000: tenant and registry dialects, the station's own API, the screens. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { station, homeTenant, screens } = options;
  const app = await createApp(options, tenantError);
  app.setNotFoundHandler((_request, reply) => reply.status(404).send({ detail: 'Not Found' }));
  await app.register(tenantRoutes, { station });
  await app.register(registryRoutes, { prefix: '/api/face', station, homeTenant });
  await app.register(socketRoutes, { station });
  await app.register(controlRoutes, { station });
  app.get('/api/station/v1/health', () => station.call('station.status', {}));
  if (screens) await app.register(screenRoutes, { folder: screens });
  return app;
}

export interface BiometricServerOptions extends AppOptions {
  homeTenant: number;
  /** The server dialect's strictness, and the distance that it stands for. */
  tolerance: number;
  threshold: number;
  measure: MeasureSystem;
}

/** Port 5000: biometric and server dialects. */
export async function createBiometricServer(options: BiometricServerOptions): Promise<FastifyInstance> {
  const { station, homeTenant, tolerance, threshold, measure } = options;
  const app = await createApp(options, serverError);
  app.setNotFoundHandler((_request, reply) => reply.status(404).send({ success: false, message: 'Not found' }));
  await app.register(faceServerRoutes, { station, homeTenant, tolerance, threshold, measure });
  await app.register(biometricRoutes, { prefix: '/api/v1/biometric', station, homeTenant });
  return app;
}
