/** How a route writes: with an `Idempotency-Key` once, without one as often as it is sent. */
import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Idempotency } from './idempotency.ts';

const header = 'idempotency-key';

/** Of every route that writes. Loose: the check must not take the other headers away. */
export const writeHeaders = z.looseObject({
  [header]: z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, 'must be 1 to 200 printable characters without spaces')
    .optional()
    .describe('A text of your own for this write. Sent again within 24 hours, the first answer comes back.'),
});

export interface Written<T> {
  status: number;
  body: T;
}

/** What of a reply this sets. */
interface Head {
  status(status: number): unknown;
  header(name: string, value: string): unknown;
}

interface Call {
  idempotency: Idempotency | undefined;
  request: Pick<FastifyRequest, 'method' | 'url' | 'headers' | 'caller' | 'body'>;
  reply: Head;
}

/** Answers what `work` does, and sets its status. `content`: what the request says besides its address, photos by their hash. */
export async function write<T>(
  { idempotency, request, reply }: Call,
  content: unknown,
  work: () => Promise<Written<T>>,
): Promise<T> {
  const key = request.headers[header];
  if (typeof key !== 'string' || !idempotency) {
    const { status, body } = await work();
    reply.status(status);
    return body;
  }
  const fingerprint = digest(`${request.method} ${request.url}\n${JSON.stringify(content)}`);
  const answer = await idempotency.once({ caller: callerOf(request), key, fingerprint }, async () => {
    const { status, body } = await work();
    return { status, body: body === undefined ? '' : JSON.stringify(body) };
  });
  if (answer.replayed) reply.header('idempotency-replayed', 'true');
  reply.status(answer.status);
  return (answer.body === '' ? undefined : JSON.parse(answer.body)) as T;
}

/** Writes what the JSON body says, and answers with `status` what the station answers. */
export function wrote<T>(call: Call, status: number, work: () => Promise<T>): Promise<T> {
  return write(call, call.request.body ?? null, async () => ({ status, body: await work() }));
}

/** Does something that there is nothing to answer to. */
export function did(call: Call, work: () => Promise<unknown>): Promise<undefined> {
  return write(call, null, async () => {
    await work();
    return { status: 204, body: undefined };
  });
}

export function digest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('base64url');
}

function callerOf({ caller }: Call['request']): string {
  return `${caller.kind} ${caller.keyId ?? caller.name}`;
}
