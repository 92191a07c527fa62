/** The HTTP server of port 8000: the tenant dialect, the station's own API, the screens. */
import cors from '@fastify/cors';
import multipart from '@fastify/multipart';
import websocket from '@fastify/websocket';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { StationClient } from '../../src-shared/contract.ts';
import { type AccessOptions, guardAccess } from './access.ts';
import { errorHandler } from './errors.ts';
import { maxFileBytes, multipartLimits } from './form.ts';
import { malformedRequests } from './malformed.ts';
import { screenRoutes } from './screens/routes.ts';
import { socketRoutes } from './screens/socket.ts';
import { tenantError } from './tenant/errors.ts';
import { tenantRoutes } from './tenant/routes.ts';

export interface ServerOptions {
  station: StationClient;
  access: AccessOptions;
  logger: FastifyBaseLogger;
  /** Folder of the built screens; null serves none. */
  screens: string | null;
}

/** Milliseconds in which a whole request must have arrived: a slow sender may not hold a place for ever. */
const requestTimeout = 60_000;

export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { station, access, logger, screens } = options;
  const app: FastifyInstance = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout,
    // What is under way is answered; a keep-alive connection must not hold up the end of the process.
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 600 },
    // A request without a Host is refused like one with a wrong Host, in the same words.
    http: { requireHostHeader: false },
    ...malformedRequests(tenantError),
  });
  // Before the guard: this closes the connection of a socket that the guard refuses.
  await app.register(websocket, { options: { maxPayload: maxFileBytes + 64 * 1024 } });
  guardAccess(app, access);
  logRequests(app);
  app.setErrorHandler(errorHandler(tenantError));
  app.setNotFoundHandler((_request, reply) => reply.status(404).send({ detail: 'Not Found' }));
  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff');
    reply.header('cache-control', reply.getHeader('cache-control') ?? 'no-store');
  });
  await app.register(cors, { origin: [...access.allowedOrigins], methods: ['GET', 'POST', 'DELETE'] });
  await app.register(multipart, { limits: multipartLimits });
  await app.register(tenantRoutes, { station });
  await app.register(socketRoutes, { station });
  app.get('/api/station/v1/health', () => station.call('station.status', {}));
  if (screens) await app.register(screenRoutes, { folder: screens });
  return app;
}

/** One line a request, by route: a path may hold a pupil's name. */
function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? null,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    );
  });
}
