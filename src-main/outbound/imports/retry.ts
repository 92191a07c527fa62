/** Patience with a station that serves a gate besides: an import waits for its turn. */
import { setTimeout as wait } from 'node:timers/promises';
import { StationError } from '../../../src-shared/errors.ts';

/** Milliseconds before each further try; together longer than the vision worker needs to come back. */
const delays = [250, 500, 1000, 2000, 4000, 8000, 15_000];

export async function patiently<T>(call: () => Promise<T>, waits: readonly number[] = delays): Promise<T> {
  for (const ms of waits) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof StationError) || !error.retryable) throw error;
      await wait(ms);
    }
  }
  return call();
}
