/** What is refused before any route is known: broken HTTP and addresses that are none. Fastify's own answers have another
 * shape than the dialects', and repeat what they were sent. */
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import { StationError } from '../../src-shared/errors.ts';
import { part } from './ending.ts';
import type { ErrorBody } from './errors.ts';

/** HTTP status and sentence by the parser's error code; the rest is 400. */
const parserErrors: Record<string, [status: string, message: string]> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'The request headers are too long. Send fewer.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request took too long to arrive. Send it again.'],
};

/** The server options that give both kinds the shape of `body`. */
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
