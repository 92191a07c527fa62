/** What every port of the station has in common: access, forms, limits, logging, error shape. */
import type { ServerOptions } from 'node:http';
import multipart from '@fastify/multipart';
import websocket from '@fastify/websocket';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import type { WebSocket } from 'ws';
import type { SigningClient } from '../../src-shared/command-audit.ts';
import { type AccessOptions, guardAccess } from './access/index.ts';
import {
  type ConnectionLimits,
  connectionLimits,
  endConnections,
  malformedRequests,
  tcpKeepAlive,
} from './connections.ts';
import { type ErrorBody, errorHandler } from './errors.ts';
import { multipartLimits } from './form.ts';
import { maxRequestBytes } from './screens/calls.ts';
import { UploadPlaces } from './upload-places.ts';

export interface AppOptions {
  station: SigningClient;
  access: AccessOptions;
  logger: FastifyBaseLogger;
  /** PEM; null or absent for plain HTTP. */
  tls?: { key: string; cert: string } | null;
  /** Others than the usual ones. */
  connections?: Partial<ConnectionLimits>;
  /** Shared with the other port; without it, the port has its own. */
  uploads?: UploadPlaces;
}

/** `body`: the error shape of whatever no dialect of the port answers. */
export async function createApp(options: AppOptions, body: ErrorBody): Promise<FastifyInstance> {
  const { access, logger, tls } = options;
  const limits = { ...connectionLimits, ...options.connections };
  const http: ServerOptions = {
    ...tcpKeepAlive,
    // A request without a Host is refused like one with a wrong Host, in the same words.
    requireHostHeader: false,
    // Milliseconds; by default late requests would be looked for every 30 s only.
    connectionsCheckingInterval: Math.min(5000, limits.request),
    // Java's client asks for HTTP/2 with its first request; whoever does not speak it answers as if nothing had been asked.
    shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
  };
  const app = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout: limits.request,
    keepAliveTimeout: limits.keepAlive,
    // What is under way is answered; a keep-alive connection must not hold up the end of the process.
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 600 },
    ...(tls ? { https: { ...http, ...tls, handshakeTimeout: limits.request } } : { http }),
    ...malformedRequests(body),
  }) as FastifyInstance;
  app.decorate('uploads', options.uploads ?? new UploadPlaces());
  endConnections(app, limits);
  // Before the guard: this closes the connection of a socket that the guard refuses.
  await app.register(websocket, { options: { maxPayload: maxRequestBytes }, errorHandler: endSocket });
  logRequests(app);
  app.setErrorHandler(errorHandler(body));
  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff');
    // Pages of listed origins ask by CORS, which this does not concern.
    reply.header('cross-origin-resource-policy', 'same-origin');
    reply.header('cache-control', reply.getHeader('cache-control') ?? 'no-store');
  });
  await guardAccess(app, access);
  await app.register(multipart, { limits: multipartLimits });
  return app;
}

/** Ends a socket. What its caller did wrong is no error of ours: a page full of them would bury those that are. */
function endSocket(error: NodeJS.ErrnoException, socket: WebSocket, request: FastifyRequest): void {
  if (error.code?.startsWith('WS_ERR_')) request.log.debug({ code: error.code }, 'socket broke the protocol');
  else request.log.error({ err: error }, 'socket failed');
  socket.terminate();
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
