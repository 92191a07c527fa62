/** Which connections must not hold up the end of the station. The HTTP server itself closes those that are idle after a request
 * when it is told to close; it waits for those that never asked anything (browsers and HTTP libraries open such ahead of need)
 * and for those whose answer is sent meanwhile, which stay open for further requests. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Server as TlsServer } from 'node:tls';
import type { FastifyInstance } from 'fastify';

export function endConnections(app: FastifyInstance): void {
  const silent = new Set<Socket>();
  let ending = false;
  // Under TLS a request's socket is the one that this event brings.
  const event = app.server instanceof TlsServer ? 'secureConnection' : 'connection';
  app.server.on(event, (socket: Socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  app.server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    silent.delete(socket);
    response.once('finish', () => {
      if (ending) socket.end();
    });
  });
  app.server.on('upgrade', ({ socket }: IncomingMessage) => silent.delete(socket));
  app.addHook('preClose', async () => {
    ending = true;
    for (const socket of silent) socket.destroy();
  });
}
