/** The calls on their way: numbered, each with its deadline, each settled exactly once. */
import { type PlainError, StationError } from '../../src-shared/errors.ts';
import { connectionError } from './client.ts';

interface Pending {
  resolve(result: unknown): void;
  reject(error: StationError): void;
  timer: ReturnType<typeof setTimeout>;
}

export interface PendingCalls {
  add(timeoutMs: number): { id: number; answer: Promise<unknown> };
  has(id: number): boolean;
  resolve(id: number, result: unknown): void;
  reject(id: number, error: PlainError): void;
  /** The connection is gone; every call that `lost` names fails. */
  failAll(lost: (id: number) => boolean): void;
}

export function createPendingCalls(onTimeout: (id: number) => void): PendingCalls {
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
