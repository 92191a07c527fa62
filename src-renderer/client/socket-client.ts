/** The station over a WebSocket: binary envelopes, one socket, reconnected for as long as the screen lives. */
import type { CommandInput, CommandName, CommandResults, StationEvent } from '../../src-shared/contract.ts';
import { type PlainError, StationError } from '../../src-shared/errors.ts';
import { type SocketRequest, socketMessage } from '../../src-shared/socket-messages.ts';
import { decodeEnvelope, encodeEnvelope } from '../../src-shared/wire.ts';
import { type Connection, connectionError, type ScreenClient } from './client.ts';

export interface SocketClientOptions {
  timeoutMs?: number;
  /** Photos are looked at more slowly than camera frames. */
  timeouts?: Partial<Record<CommandName, number>>;
  delay?: (attempt: number) => number;
}

export interface SocketClient extends ScreenClient {
  close(): void;
}

const defaultTimeouts: Partial<Record<CommandName, number>> = {
  'live.frame': 8_000,
  'enrolment.photo': 60_000,
  'attendance.manualMany': 60_000,
  // A slow hash for each of up to a whole school.
  'credentials.issuePins': 600_000,
};

export function createSocketClient(url: string, options: SocketClientOptions = {}): SocketClient {
  const { timeoutMs = 15_000, timeouts = defaultTimeouts, delay = backoffDelay } = options;
  const listeners = new Set<(event: StationEvent) => void>();
  const connectionListeners = new Set<(connection: Connection) => void>();
  /** Calls made before the socket opened; their deadlines already run. */
  let waiting: { id: number; bytes: Uint8Array<ArrayBuffer> }[] = [];
  let socket: WebSocket | null = null;
  let connection: Connection = 'connecting';
  let attempt = 0;
  let closed = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let lastHeard = 0;

  const pending = createPendingCalls((id) => {
    waiting = waiting.filter((call) => call.id !== id);
  });

  function setConnection(next: Connection): void {
    if (next === connection) return;
    connection = next;
    for (const listener of [...connectionListeners]) listener(next);
  }

  function receive(data: unknown): void {
    lastHeard = performance.now();
    const message = socketMessage.safeParse(data);
    if (!message.success) return;
    if ('event' in message.data) {
      const event = message.data.event as StationEvent;
      for (const listener of [...listeners]) listener(event);
    } else if ('error' in message.data) pending.reject(message.data.id, message.data.error);
    else pending.resolve(message.data.id, message.data.result);
  }

  function connect(): void {
    const opening = new WebSocket(url);
    opening.binaryType = 'arraybuffer';
    socket = opening;
    opening.onopen = () => {
      attempt = 0;
      lastHeard = performance.now();
      const queued = waiting;
      waiting = [];
      for (const call of queued) opening.send(call.bytes);
      setConnection('open');
    };
    opening.onmessage = (message) => {
      try {
        receive(decodeEnvelope(new Uint8Array(message.data as ArrayBuffer)));
      } catch {
        // Not an envelope of this station: nothing can be told from it, and the call's deadline covers its answer.
      }
    };
    // `onerror` says nothing that `onclose`, which always follows, does not.
    opening.onclose = () => lose(opening);
  }

  function lose(lost: WebSocket): void {
    if (socket !== lost) return;
    socket = null;
    lost.onopen = lost.onmessage = lost.onclose = null;
    lost.close();
    const kept = new Set(waiting.map((call) => call.id));
    pending.failAll((id) => !kept.has(id));
    if (closed) return;
    setConnection('lost');
    retry = setTimeout(connect, delay(attempt++));
  }

  function call<N extends CommandName>(name: N, args: CommandInput<N>): Promise<CommandResults[N]> {
    const { id, answer } = pending.add(timeouts[name] ?? timeoutMs);
    // Always a buffer of its own, never a shared one, which is all that the wider type leaves open.
    const bytes = encodeEnvelope({ id, call: name, args } satisfies SocketRequest) as Uint8Array<ArrayBuffer>;
    const sent = performance.now();
    const live = socket?.readyState === WebSocket.OPEN ? socket : null;
    if (live) live.send(bytes);
    else waiting.push({ id, bytes });
    answer.catch((error) => {
      // Silence since the call was sent: the other end is gone without a word (a pulled cable), so begin anew.
      if (live && error.code === 'timeout' && lastHeard < sent) lose(live);
    });
    return answer as Promise<CommandResults[N]>;
  }

  connect();
  return {
    call,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connection: () => connection,
    onConnection(listener) {
      connectionListeners.add(listener);
      return () => connectionListeners.delete(listener);
    },
    close() {
      closed = true;
      clearTimeout(retry);
      waiting = [];
      pending.failAll(() => true);
      socket?.close();
    },
  };
}

interface Pending {
  resolve(result: unknown): void;
  reject(error: StationError): void;
  timer: ReturnType<typeof setTimeout>;
}

interface PendingCalls {
  add(timeoutMs: number): { id: number; answer: Promise<unknown> };
  has(id: number): boolean;
  resolve(id: number, result: unknown): void;
  reject(id: number, error: PlainError): void;
  /** The connection is gone; every call that `lost` names fails. */
  failAll(lost: (id: number) => boolean): void;
}

/** The calls on their way: numbered, each with its deadline, each settled exactly once. */
function createPendingCalls(onTimeout: (id: number) => void): PendingCalls {
  const calls = new Map<number, Pending>();
  let lastId = 0;

  const take = (id: number): Pending | undefined => {
    const pending = calls.get(id);
    if (pending) clearTimeout(pending.timer);
    calls.delete(id);
    return pending;
  };

  return {
    add(timeoutMs) {
      const id = ++lastId;
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      const timer = setTimeout(() => {
        take(id)?.reject(new StationError('timeout', `No answer within ${timeoutMs} ms.`));
        onTimeout(id);
      }, timeoutMs);
      calls.set(id, { resolve, reject, timer });
      return { id, answer: promise };
    },
    has: (id) => calls.has(id),
    resolve: (id, result) => take(id)?.resolve(result),
    reject: (id, error) => take(id)?.reject(StationError.fromPlain(error)),
    failAll(lost) {
      for (const id of [...calls.keys()].filter(lost)) take(id)?.reject(connectionError());
    },
  };
}

/** How long to wait before the next try: doubling from a quarter of a second to five, "full jitter" over the upper half so
 * that several screens do not come back in step after the station restarts. */
const firstDelay = 250;
const longestDelay = 5_000;

export function backoffDelay(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(longestDelay, firstDelay * 2 ** Math.min(attempt, 16));
  return ceiling / 2 + random() * (ceiling / 2);
}
