/** The station's own API over a real server on a real port, with a real store; only vision is scripted. */
import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { expect, onTestFinished } from 'vitest';
import { createMetrics } from '../../../../src-main/api/metrics/metrics.ts';
import { createServer, type ServerOptions } from '../../../../src-main/api/server.ts';
import { problem } from '../../../../src-main/api/station/problem.ts';
import { Idempotency } from '../../../../src-main/api/station/writes.ts';
import { keyHasher } from '../../../../src-main/hosts/node/key-hasher.ts';
import { createKeyring } from '../../../../src-main/station/access/keyring.ts';
import { type Scope, scopes } from '../../../../src-shared/access.ts';
import { answersOf } from '../../../support/documented.ts';
import { type Bench, type BenchOptions, bench } from '../../station/support.ts';

export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests say what they expect of a body, field by field
  body: any;
}

export interface Call {
  body?: unknown;
  headers?: Record<string, string>;
  /** Sent in place of the key with every scope; null sends none. */
  key?: string | null;
}

export interface Served extends Bench {
  /** Like `http://127.0.0.1:40000`. */
  address: string;
  key: string;
  /** `path` below `/api/station/v1`, or a whole one with a leading `!`. */
  call(method: string, path: string, call?: Call): Promise<Answer>;
  keyWith(...scopes: Scope[]): Promise<string>;
  /** How many the port has open. */
  connections(): Promise<number>;
  close(): Promise<void>;
}

/** `host`: the address to listen at; its own calls come by loopback all the same. */
export async function serve(
  options: BenchOptions = {},
  { host = '127.0.0.1', ...more }: Partial<ServerOptions> & { host?: string } = {},
): Promise<Served> {
  const at = bench(options);
  const { store, station, clock } = at;
  const app = await createServer({
    station,
    access: {
      allowedHosts: [],
      allowedOrigins: [],
      keyring: createKeyring({ store, keyHasher, computerClock: clock, seed: null }),
    },
    logger: pino({ level: 'silent' }),
    homeTenant: 1,
    screens: null,
    docs: true,
    metrics: createMetrics(),
    idempotency: new Idempotency(store.idempotency, clock),
    ...more,
  });
  onTestFinished(() => app.close());
  const listened = new URL(await app.listen({ host, port: 0 }));
  const address = `http://127.0.0.1:${listened.port}`;
  const keyWith = async (...wanted: Scope[]): Promise<string> =>
    (await station.call('keys.create', { name: 'test', scopes: wanted })).key;
  const key = await keyWith(...scopes);
  return {
    ...at,
    address,
    key,
    keyWith,
    connections: () => new Promise((resolve) => app.server.getConnections((_error, count) => resolve(count))),
    close: () => app.close(),
    call: async (method, path, call = {}) => {
      const answer = await send(address, method, path, { key, ...call });
      if (path.startsWith('/')) await expectDocumented(app, method, path, answer);
      return answer;
    },
  };
}

/** The API's document is the same for every server: what it says of answers, made once. */
let problemsOf: ReturnType<typeof answersOf> | null = null;

async function expectDocumented(app: FastifyInstance, method: string, path: string, answer: Answer): Promise<void> {
  const { status, headers, body } = answer;
  // No route, and the wrong method.
  if (body?.code === 'route_not_found' || status === 405) return;
  if (!problemsOf) {
    const url = '/docs/station/openapi.json';
    const document = await app.inject({ url, headers: { host: 'localhost' } });
    if (document.statusCode !== 200) return;
    problemsOf = answersOf(document.json());
  }
  const type = headers.get('content-type') ?? '';
  const whole = `/api/station/v1${path}`;
  expect(problemsOf({ method, path: whole, status, type, body: type === '' ? undefined : body })).toEqual([]);
}

async function send(address: string, method: string, path: string, { body, headers = {}, key }: Call): Promise<Answer> {
  const isJson = body !== undefined && !(body instanceof FormData) && typeof body !== 'string';
  const response = await fetch(address + (path.startsWith('!') ? path.slice(1) : `/api/station/v1${path}`), {
    method,
    headers: {
      ...(key ? { 'x-api-key': key } : {}),
      ...(isJson ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: isJson ? JSON.stringify(body) : (body as string | FormData) }),
  });
  const type = response.headers.get('content-type') ?? '';
  const bytes = await response.bytes();
  const answer = { status: response.status, headers: response.headers, body: decoded(type, bytes) };
  if (answer.status >= 400 && path.startsWith('/')) expectProblem(answer, type);
  return answer;
}

function decoded(type: string, bytes: Uint8Array): unknown {
  const text = new TextDecoder().decode(bytes);
  if (/json/.test(type)) return JSON.parse(text);
  return /^text/.test(type) ? text : bytes;
}

/** What every refusal of the API looks like. */
function expectProblem({ status, body }: Answer, type: string): void {
  expect(type).toMatch(/^application\/problem\+json/);
  expect(problem.strict().safeParse(body)).toMatchObject({ success: true });
  expect(body.status).toBe(status);
  expect(body.detail).toMatch(/^\S[^\n]{2,300}$/);
  expect(JSON.stringify(body)).not.toMatch(/node_modules|\.ts\b|undefined|NaN|Invalid input|Too (big|small)|FST_/);
}

/** A form with photos in `field`. */
export function photos(images: Uint8Array[], fields: Record<string, string> = {}, field = 'photos'): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const image of images) form.append(field, new Blob([image as Uint8Array<ArrayBuffer>]), 'photo.jpg');
  return form;
}
