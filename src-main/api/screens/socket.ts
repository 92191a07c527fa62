/** The screens' socket: contract commands and events as binary envelopes. */
import type { FastifyInstance } from 'fastify';
import type { WebSocket } from 'ws';
import { StationError } from '../../../src-shared/errors.ts';
import { type SocketMessage, socketPath, socketRequest } from '../../../src-shared/socket-messages.ts';
import { decodeEnvelope, encodeEnvelope } from '../../../src-shared/wire.ts';
import { Limiter } from '../../station/access/limiter.ts';
import type { Clock } from '../../station/ports.ts';
import { openScreenDoor } from '../../station/staff/screen-door.ts';
import type { Station } from '../../station/station.ts';
import { countedAs, isLoopback } from '../access/index.ts';
import { answering, type Call } from './calls.ts';

/** Bytes on their way to a screen that does not read; past it the screen is cut off and connects anew. */
const maxBuffered = 16 * 1024 * 1024;

export interface SocketOptions {
  station: Station;
  /** Milliseconds; the usual ones by default. */
  every?: number | undefined;
}

/** Milliseconds between two questions whether a screen is there; one that has not answered by the next is cut off. */
const askEvery = 30_000;

export async function socketRoutes(app: FastifyInstance, { station, every = askEvery }: SocketOptions): Promise<void> {
  const guesses = new Guesses();
  app.get(socketPath, { websocket: true, config: { screens: true } }, (socket, request) => {
    const near = isLoopback(request.ip);
    const door = openScreenDoor(station, station.sessions, near, countedAs(request.ip));
    const call: Call = async (name, args) => {
      refuseTicket(args);
      return !near && name === 'staff.signIn'
        ? guesses.slowed(request.ip, () => door.call(name, args))
        : door.call(name, args);
    };
    cutOffUnread(socket, every);
    serve(socket, call, (error) => request.log.error({ err: error }, 'call failed'));
    socket.on(
      'close',
      station.subscribe((event) => {
        if (door.hears()) push(socket, { event });
      }),
    );
  });
}

/** Only the desktop shell's windows reach the vision worker ahead of their call. */
function refuseTicket(args: unknown): void {
  const image = (args as { image?: unknown } | null | undefined)?.image;
  if (typeof image === 'object' && image !== null && 'ticket' in image)
    throw new StationError('invalid_argument', 'image: a frame comes as bytes here', { field: 'image' });
}

function push(socket: WebSocket, message: SocketMessage): void {
  if (socket.bufferedAmount > maxBuffered) socket.terminate();
  else if (socket.readyState === socket.OPEN) socket.send(encodeEnvelope(message));
}

function serve(socket: WebSocket, run: Call, onFault: (error: unknown) => void): void {
  const respond = answering(run, onFault);
  const answer = async (bytes: Uint8Array): Promise<void> => {
    const { id, call, args } = socketRequest.parse(decodeEnvelope(bytes));
    push(socket, { id, ...(await respond(call, args)) });
  };
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (!isBinary) return socket.close(1003, 'Send binary envelopes.');
    answer(data).catch(() => socket.close(1007, 'That is not a request.'));
  });
  socket.on('error', () => socket.terminate());
}

/** A browser answers by itself; a caller who does not read never gets to it. */
function cutOffUnread(socket: WebSocket, every: number): void {
  let heard = true;
  socket.on('pong', () => {
    heard = true;
  });
  const asking = setInterval(() => {
    if (!heard) return socket.terminate();
    heard = false;
    socket.ping();
  }, every);
  socket.on('close', () => clearInterval(asking));
}

const minute = 60_000;

/** Signing in from other machines, limited by address: whoever guesses at many names there waits too, and costs the gate no
 * time to recognise in (a comparison takes some 50 ms of the processor). */
export class Guesses {
  readonly #limiter: Limiter;

  constructor(clock: Pick<Clock, 'monotonic'> = { monotonic: () => performance.now() }) {
    this.#limiter = new Limiter(clock, {
      // A staff room behind one address may be wrong this often before it waits.
      most: 20,
      windowMs: 15 * minute,
      waitsMs: [15 * minute, 30 * minute, 60 * minute],
      what: 'wrong passwords',
      onLocked: () => {},
    });
  }

  /** Runs `signIn` for the caller at `address`; throws `too_many_requests` in its place while they have to wait. A right password
   * does not wipe out the wrong ones: whoever has an account may still be guessing at another's. */
  async slowed<T>(address: string, signIn: () => Promise<T>): Promise<T> {
    const guess = this.#limiter.begin(countedAs(address));
    let wrong = false;
    try {
      return await signIn();
    } catch (error) {
      wrong = error instanceof StationError && error.code === 'unauthorised';
      throw error;
    } finally {
      if (wrong) guess.wrong();
      else guess.over(false);
    }
  }
}
