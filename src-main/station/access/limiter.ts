/**
 * Limits guessing: of one key (a gate, a person, an address), at most `most` wrong tries begin within any `windowMs`. Tries whose outcome
 * is not known yet count, or many at once would be free. The try that uses the last one up locks the key for a while; while it
 * is locked, a right one is refused like a wrong one, and unheard.
 */
import { StationError } from '../../../src-shared/errors.ts';
import type { Clock } from '../ports.ts';

export interface Limit {
  most: number;
  windowMs: number;
  /** How long the lock lasts, by how often it was locked before; the last one for all further ones. */
  waitsMs: readonly [number, ...number[]];
  /** What there were too many of, for the one who has to wait. */
  what?: string;
  onLocked(key: string, wrong: number): void;
}

/** One try. Exactly one of these is called when its outcome is known. */
export interface Try {
  wrong(): void;
  /** `forget`: earlier wrong ones do not count any more. */
  over(forget: boolean): void;
}

interface Record {
  /** Times of wrong tries. */
  wrong: number[];
  pending: number;
  locks: number;
  lockedUntil: number;
}

/** Keys remembered; little memory, should somebody make many up. */
export const maxKeys = 10_000;

export class Limiter {
  readonly #records = new Map<string, Record>();
  readonly #clock: Pick<Clock, 'monotonic'>;
  readonly #limit: Limit;

  constructor(clock: Pick<Clock, 'monotonic'>, limit: Limit) {
    this.#clock = clock;
    this.#limit = limit;
  }

  get size(): number {
    return this.#records.size;
  }

  /** Throws `too_many_requests` while the key is locked, without beginning a try. */
  check(key: string): void {
    const left = (this.#records.get(key)?.lockedUntil ?? 0) - this.#clock.monotonic();
    if (left > 0) throw this.#tooMany(left);
  }

  /** Throws `too_many_requests`. */
  begin(key: string): Try {
    const record = this.#recordOf(key);
    const left = this.#left(record);
    if (left > 0) throw this.#tooMany(left);
    record.pending++;
    return {
      wrong: () => {
        record.pending--;
        this.#wrong(key, record);
      },
      over: (forget) => {
        record.pending--;
        if (!forget) return;
        record.wrong = [];
        record.locks = 0;
      },
    };
  }

  /** Milliseconds until the next try. */
  #left({ wrong, pending, lockedUntil }: Record): number {
    const { most, windowMs } = this.#limit;
    const now = this.#clock.monotonic();
    if (lockedUntil > now) return lockedUntil - now;
    if (wrong.length + pending < most) return 0;
    return pending > 0 ? 1000 : (wrong[0] ?? now) + windowMs - now;
  }

  #wrong(key: string, record: Record): void {
    const now = this.#clock.monotonic();
    const { most, waitsMs, onLocked } = this.#limit;
    record.wrong.push(now);
    if (record.wrong.length < most || record.lockedUntil > now) return;
    record.lockedUntil = now + (waitsMs[Math.min(record.locks, waitsMs.length - 1)] ?? 0);
    record.locks++;
    onLocked(key, record.wrong.length);
  }

  #recordOf(key: string): Record {
    const now = this.#clock.monotonic();
    const record = this.#records.get(key) ?? { wrong: [], pending: 0, locks: 0, lockedUntil: 0 };
    record.wrong = record.wrong.filter((at) => at + this.#limit.windowMs > now);
    if (this.#calm(record)) record.locks = 0;
    // The one used last comes last.
    if (!this.#records.delete(key)) this.#makeRoom();
    this.#records.set(key, record);
    return record;
  }

  /** Quiet for as long as the longest lock after the last one: the next lock is a first one again. */
  #calm({ lockedUntil }: Record): boolean {
    return lockedUntil + Math.max(...this.#limit.waitsMs) <= this.#clock.monotonic();
  }

  /** The one not used for longest goes that no lock and no running try needs; where all are needed, the oldest. */
  #makeRoom(): void {
    if (this.#records.size < maxKeys) return;
    const now = this.#clock.monotonic();
    for (const [key, { pending, lockedUntil }] of this.#records)
      if (pending === 0 && lockedUntil <= now) return void this.#records.delete(key);
    for (const [oldest] of this.#records) return void this.#records.delete(oldest);
  }

  #tooMany(leftMs: number): StationError {
    const retryAfter = Math.max(1, Math.ceil(leftMs / 1000));
    const { what = 'wrong tries' } = this.#limit;
    return new StationError('too_many_requests', `Too many ${what}. Try again in ${retryAfter} s.`, { retryAfter });
  }
}
