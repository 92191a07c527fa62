/** Which dialects each port of the station answers. */
import type { FastifyInstance } from 'fastify';
import { type AppOptions, createApp } from './app.ts';
import { screenRoutes } from './screens/routes.ts';
import { socketRoutes } from './screens/socket.ts';
import { tenantError } from './tenant/errors.ts';
import { tenantRoutes } from './tenant/routes.ts';

export interface ServerOptions extends AppOptions {
  /** Folder of the built screens; null serves none. */
  screens: string | null;
}

/** Port 8000: tenant and registry dialects, the station's own API, the screens. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { station, screens } = options;
  const app = await createApp(options, tenantError);
  app.setNotFoundHandler((_request, reply) => reply.status(404).send({ detail: 'Not Found' }));
  await app.register(tenantRoutes, { station });
  await app.register(socketRoutes, { station });
  app.get('/api/station/v1/health', () => station.call('station.status', {}));
  if (screens) await app.register(screenRoutes, { folder: screens });
  return app;
}
