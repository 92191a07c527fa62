/** A write that its caller gave a key is done once, however often it is sent: the answer is kept for a day. */
import { StationError } from '../../../src-shared/errors.ts';
import type { Clock, KeptAnswer, Store } from '../../station/ports.ts';

/** Milliseconds for which an answer is kept. */
export const keptFor = 24 * 3_600_000;

export interface KeyedWrite {
  /** Keys of different callers have nothing to do with each other. */
  caller: string;
  key: string;
  /** Of everything the request says: the same key with another request is a mistake. */
  fingerprint: string;
}

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
