/** HTTP as bytes on a socket: an attacker's client does not refuse to send what `fetch` would. No test runner in here, so that
 * the campaigns can use it too. */
import { connect, type Socket } from 'node:net';

export interface Reply {
  status: number;
  headers: Record<string, string>;
  text: string;
}

export interface Request {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: Uint8Array | string;
}

/** The bytes of a request with a right length and a right Host, unless `headers` say otherwise. */
export function requestBytes({ method, path, headers = {}, body }: Request): Buffer {
  const content = Buffer.from(body ?? '');
  const all: Record<string, string> = {
    host: 'localhost',
    ...(body === undefined ? {} : { 'content-length': String(content.length) }),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  // utf8, so that a path may hold what no URL may.
  return Buffer.concat([Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`), content]);
}

/** The answer to one request; null where the station closed without one. */
export async function exchange(address: string, request: Request, ms = 30_000): Promise<Reply | null> {
  const [first] = await speak(address, requestBytes(request), { wanted: 1, ms });
  return first ?? null;
}

export interface SpeakOptions {
  /** Answers after which there is no more to wait for. */
  wanted?: number;
  /** Milliseconds after which waiting ends, with what has come by then. */
  ms?: number;
}

/** Everything the station answers to `bytes` on one connection. */
export function speak(address: string, bytes: Uint8Array, { wanted = 1, ms = 10_000 }: SpeakOptions = {}) {
  return new Promise<Reply[]>((resolve) => {
    const socket = open(address);
    let received: Buffer = Buffer.alloc(0);
    const finish = (): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(repliesIn(received));
    };
    const timer = setTimeout(finish, ms);
    socket.on('data', (more) => {
      received = Buffer.concat([received, more]);
      if (repliesIn(received).length >= wanted) finish();
    });
    socket.on('close', finish);
    socket.write(bytes);
  });
}

/** A connection whose errors are the test's business only where it looks for them. */
export function open(address: string): Socket {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  return socket;
}

/** The complete answers at the start of `bytes`. */
export function repliesIn(bytes: Buffer): Reply[] {
  const replies: Reply[] = [];
  for (let rest = bytes; rest.length > 0; ) {
    const end = rest.indexOf('\r\n\r\n');
    if (end < 0) break;
    const [first = '', ...lines] = rest.subarray(0, end).toString('latin1').split('\r\n');
    const headers = Object.fromEntries(lines.map((line) => line.split(/:\s*(.*)/s, 2))) as Record<string, string>;
    const named = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
    const status = Number(first.split(' ')[1]);
    const bodyless = status < 200 || status === 204 || status === 304;
    const length = bodyless ? 0 : Number(named['content-length'] ?? Number.NaN);
    const body = Number.isNaN(length) ? unchunked(rest.subarray(end + 4)) : wholly(rest.subarray(end + 4), length);
    if (!body) break;
    replies.push({ status, headers: named, text: body.content.toString() });
    rest = rest.subarray(end + 4 + body.taken);
  }
  return replies;
}

interface Body {
  content: Buffer;
  taken: number;
}

function wholly(bytes: Buffer, length: number): Body | null {
  return bytes.length < length ? null : { content: bytes.subarray(0, length), taken: length };
}

function unchunked(bytes: Buffer): Body | null {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const lineEnd = bytes.indexOf('\r\n', at);
    if (lineEnd < 0) return null;
    const size = Number.parseInt(bytes.subarray(at, lineEnd).toString(), 16);
    if (!(size >= 0) || bytes.length < lineEnd + 2 + size + 2) return null;
    parts.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
    if (size === 0) return { content: Buffer.concat(parts), taken: at };
  }
}
