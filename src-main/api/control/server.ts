/** A port of its own for the control channel, where the station's first port speaks TLS or is closed to this computer. */
import type { FastifyInstance } from 'fastify';
import { type AppOptions, createApp } from '../app.ts';
import { controlError, controlRoutes } from './routes.ts';

export async function createControlServer(options: AppOptions): Promise<FastifyInstance> {
  const app = await createApp({ ...options, tls: null }, controlError);
  await app.register(controlRoutes, { station: options.station });
  return app;
}
