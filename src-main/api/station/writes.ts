/** How a route writes: with an `Idempotency-Key` once, without one as often as it is sent. */
import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { StationError } from '../../../src-shared/errors.ts';
import type { Clock, KeptAnswer, Store } from '../../station/ports.ts';

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

/** Milliseconds for which an answer is kept. */
export const keptFor = 24 * 3_600_000;

export interface KeyedWrite {
  /** Keys of different callers have nothing to do with each other. */
  caller: string;
  key: string;
  /** Of everything the request says: the same key with another request is a mistake. */
  fingerprint: string;
}

/** A write that its caller gave a key is done once, however often it is sent: the answer is kept for a day. */
export class Idempotency {
  readonly #kept: Store['idempotency'];
  readonly #clock: Pick<Clock, 'now'>;
  readonly #running = new Map<string, { fingerprint: string; answer: Promise<KeptAnswer> }>();

  constructor(kept: Store['idempotency'], clock: Pick<Clock, 'now'>) {
    this.#kept = kept;
    this.#clock = clock;
  }

  /** Runs `work`, or answers as the first time; sent twice at once, the second waits for the first. Errors are not kept: what
   * failed may be tried again. Throws `conflict` for another request, and for one that was cut off before its answer. */
  async once(write: KeyedWrite, work: () => Promise<KeptAnswer>): Promise<KeptAnswer & { replayed: boolean }> {
    const place = `${write.caller}\n${write.key}`;
    const running = this.#running.get(place);
    if (running) {
      requireSame(running.fingerprint, write);
      return { ...(await running.answer), replayed: true };
    }
    const before = this.#answered(write);
    if (before) return { ...before, replayed: true };
    const answer = this.#run(write, work);
    this.#running.set(place, { fingerprint: write.fingerprint, answer });
    try {
      return { ...(await answer), replayed: false };
    } finally {
      this.#running.delete(place);
    }
  }

  #answered(write: KeyedWrite): KeptAnswer | null {
    this.#kept.removeBefore(new Date(this.#clock.now().getTime() - keptFor).toISOString());
    const kept = this.#kept.get(write.caller, write.key);
    if (!kept) return null;
    requireSame(kept.fingerprint, write);
    if (!kept.answer)
      throw new StationError(
        'conflict',
        'The first request with this Idempotency-Key was cut off. See what it did, then send a new key.',
      );
    return kept.answer;
  }

  async #run(write: KeyedWrite, work: () => Promise<KeptAnswer>): Promise<KeptAnswer> {
    const { caller, key } = write;
    this.#kept.begin({ ...write, at: this.#clock.now().toISOString() });
    let answer: KeptAnswer;
    try {
      answer = await work();
    } catch (error) {
      this.#kept.remove(caller, key);
      throw error;
    }
    // Outside the try: what was done stays done, so without its answer the key must stay taken.
    this.#kept.finish(caller, key, answer);
    return answer;
  }
}

function requireSame(fingerprint: string, write: KeyedWrite): void {
  if (fingerprint === write.fingerprint) return;
  throw new StationError(
    'conflict',
    'This Idempotency-Key belongs to another request. Use a new key for each request.',
  );
}
