/** Connections beneath the routes: how they end, and what is said to what is no request. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import { StationError } from '../../src-shared/errors.ts';
import { countedAs, isLoopback } from './access/caller.ts';
import type { ErrorBody } from './errors.ts';

/** Times in milliseconds. */
export interface ConnectionLimits {
  /** Connections of one port at once from elsewhere: those of this computer have room of their own beside them, so that nobody outside
   * keeps the gate's own screen out. */
  total: number;
  /** Connections of one address at once, and of this computer; a proxy here brings a whole school. */
  perAddress: number;
  /** In which a whole request must have arrived: a slow sender may not hold a place for ever. */
  request: number;
  /** Without a byte taken or sent, while the station waits for no answer of its own. */
  stalled: number;
  /** Without a further request, after an answer. */
  keepAlive: number;
  /** In which an answer must have been taken: somebody who reads a byte now and then is not stalled. */
  answer: number;
  /** As `answer`, for a stream of events; its reader comes again and resumes. */
  stream: number;
  /** How long the end of the station waits for what is under way. */
  grace: number;
}

const minute = 60_000;

export const connectionLimits: ConnectionLimits = {
  total: 1024,
  perAddress: 512,
  request: minute,
  // Longer than `request`, so that a slow sender is told why.
  stalled: 1.25 * minute,
  keepAlive: 1.2 * minute,
  answer: 10 * minute,
  stream: 12 * 60 * minute,
  grace: 3000,
};

/** A computer that lost its power or its cable says nothing: the system asks whether it is there. Milliseconds. */
export const tcpKeepAlive = { keepAlive: true, keepAliveInitialDelay: minute };

interface Answering {
  socket: Socket;
  since: number;
}

/** Every connection ends. Their number is bounded, and whoever takes without giving (never reads its answer, never closes, is
 * gone without a word) is cut off. The HTTP server itself ends requests that do not arrive and connections that are idle after
 * a request; when it is told to close it waits for those that never asked anything (browsers and HTTP libraries open such ahead
 * of need), for those whose answer is sent meanwhile, and for callers who do not read. */
export function endConnections(app: FastifyInstance, limits: ConnectionLimits): void {
  const { server } = app;
  const open = new Set<Socket>();
  const silent = new Set<Socket>();
  const answering = new Map<ServerResponse, Answering>();
  const places = new Places(limits);
  let ending = false;

  // Under TLS this is the connection below: one that never shakes hands is of the same kind.
  server.on('connection', (socket: Socket) => {
    // Counted here, not by the server itself: some come by a listener beside it (`listen.ts`).
    if (ending || !places.take(socket)) return void socket.destroy();
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    noteSilent(socket);
  });
  server.on('secureConnection', noteSilent);
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    silent.delete(socket);
    answering.set(response, { socket, since: performance.now() });
    response.once('close', () => answering.delete(response));
    response.once('finish', () => {
      if (ending) socket.end();
    });
  });
  server.on('upgrade', ({ socket }: IncomingMessage) => silent.delete(socket));
  // Node's own timer, which sees the progress of one large write too.
  server.setTimeout(limits.stalled, (socket: Socket) => {
    if (socket.writableLength > 0 || !isAnswered(socket)) socket.destroy();
  });
  const checking = setInterval(endLate, Math.min(5000, limits.answer)).unref();

  app.addHook('preClose', async () => {
    ending = true;
    clearInterval(checking);
    for (const socket of silent) socket.destroy();
    setTimeout(() => {
      for (const socket of open) socket.destroy();
    }, limits.grace).unref();
  });

  function noteSilent(socket: Socket): void {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  }

  function isAnswered(socket: Socket): boolean {
    return [...answering.values()].some((one) => one.socket === socket);
  }

  function endLate(): void {
    const now = performance.now();
    for (const [response, { socket, since }] of answering) {
      const isStream = String(response.getHeader('content-type')).startsWith('text/event-stream');
      if (now - since > (isStream ? limits.stream : limits.answer)) socket.destroy();
    }
  }
}

/** Who has how many connections open. */
class Places {
  readonly #limits: Pick<ConnectionLimits, 'total' | 'perAddress'>;
  readonly #perAddress = new Map<string, number>();
  #elsewhere = 0;

  constructor(limits: Pick<ConnectionLimits, 'total' | 'perAddress'>) {
    this.#limits = limits;
  }

  /** Counts the connection until it closes; false where its address, or all of those elsewhere, have enough. */
  take(socket: Socket): boolean {
    const from = socket.remoteAddress ?? '';
    const isHere = isLoopback(from);
    const address = isHere ? 'here' : countedAs(from);
    const count = this.#perAddress.get(address) ?? 0;
    if (count >= this.#limits.perAddress || (!isHere && this.#elsewhere >= this.#limits.total)) return false;
    this.#perAddress.set(address, count + 1);
    if (!isHere) this.#elsewhere++;
    socket.once('close', () => {
      if (!isHere) this.#elsewhere--;
      const left = (this.#perAddress.get(address) ?? 1) - 1;
      if (left > 0) this.#perAddress.set(address, left);
      else this.#perAddress.delete(address);
    });
    return true;
  }
}

/** Milliseconds in which a caller who was refused may close the connection. */
const partingTime = 2000;

/** Sends the last that there is to say. A caller who neither reads nor closes would keep the connection half open for ever. */
function part(socket: Duplex, last: string): void {
  socket.end(last);
  const late = setTimeout(() => socket.destroy(), partingTime).unref();
  socket.once('close', () => clearTimeout(late));
}

/** HTTP status and sentence by the parser's error code; the rest is 400. */
const parserErrors: Record<string, [status: string, message: string]> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'The request headers are too long. Send fewer.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request took too long to arrive. Send it again.'],
};

/** What is refused before any route is known: broken HTTP and addresses that are none. Fastify's own answers have another
 * shape than the dialects', and repeat what they were sent.
 * The server options that give both kinds the shape of `body`. */
export function malformedRequests(
  body: ErrorBody,
): Pick<FastifyServerOptions, 'frameworkErrors' | 'clientErrorHandler'> {
  const bodyOf = (message: string, status: number): string =>
    JSON.stringify(body(new StationError('invalid_argument', message).toPlain(), status));
  return {
    frameworkErrors: (error: { statusCode?: number }, _request: FastifyRequest, reply: FastifyReply) => {
      const status = error.statusCode ?? 400;
      const answer = bodyOf('The address of the request is not valid. Check its length and its escapes (%).', status);
      return reply.status(status).type('application/json; charset=utf-8').send(answer);
    },
    clientErrorHandler: (error: NodeJS.ErrnoException, socket: Socket) => {
      if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
      const [status, message] = parserErrors[error.code ?? ''] ?? [
        '400 Bad Request',
        'That is not a valid HTTP request.',
      ];
      const answer = bodyOf(message, Number.parseInt(status, 10));
      const head = [`HTTP/1.1 ${status}`, 'Content-Type: application/json; charset=utf-8', 'Connection: close'];
      part(socket, `${head.join('\r\n')}\r\nContent-Length: ${Buffer.byteLength(answer)}\r\n\r\n${answer}`);
    },
  };
}
