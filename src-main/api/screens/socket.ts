/** The screens' socket: contract commands and events as binary envelopes. */
import type { FastifyInstance } from 'fastify';
import type { WebSocket } from 'ws';
import type { CommandInput, CommandName } from '../../../src-shared/contract.ts';
import { plainError, StationError } from '../../../src-shared/errors.ts';
import { type SocketMessage, socketPath, socketRequest } from '../../../src-shared/socket-messages.ts';
import { decodeEnvelope, encodeEnvelope } from '../../../src-shared/wire.ts';
import { openScreenDoor } from '../../station/staff/screen-door.ts';
import type { Station } from '../../station/station.ts';
import { isLoopback } from '../access/index.ts';

/** Calls of one screen that may run at once; a camera sends its next frame only after the answer to the one before. */
const maxRunning = 16;
/** Bytes on their way to a screen that does not read; past it the screen is cut off and connects anew. */
const maxBuffered = 16 * 1024 * 1024;

export async function socketRoutes(app: FastifyInstance, { station }: { station: Station }): Promise<void> {
  app.get(socketPath, { websocket: true }, (socket, request) => {
    serve(socket, station, isLoopback(request.ip), (error) => request.log.error({ err: error }, 'call failed'));
  });
}

function serve(socket: WebSocket, station: Station, near: boolean, onFault: (error: unknown) => void): void {
  const door = openScreenDoor(station, station.sessions, near);
  let running = 0;
  const send = (message: SocketMessage): void => {
    if (socket.bufferedAmount > maxBuffered) socket.terminate();
    else if (socket.readyState === socket.OPEN) socket.send(encodeEnvelope(message));
  };
  const answer = async (bytes: Uint8Array): Promise<void> => {
    const { id, call, args } = socketRequest.parse(decodeEnvelope(bytes));
    running++;
    try {
      if (running > maxRunning) throw new StationError('busy', 'Too many calls at once.');
      send({ id, result: await door.call(call, args as CommandInput<CommandName>) });
    } catch (error) {
      const plain = plainError(error);
      if (plain.code === 'internal') onFault(error);
      send({ id, error: plain });
    } finally {
      running--;
    }
  };
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (!isBinary) return socket.close(1003, 'Send binary envelopes.');
    answer(data).catch(() => socket.close(1007, 'That is not a request.'));
  });
  socket.on('error', () => socket.terminate());
  const unsubscribe = station.subscribe((event) => send({ event }));
  socket.on('close', unsubscribe);
}
