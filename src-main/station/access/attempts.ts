/** Failed keys are limited by address: somebody who guesses gets five tries a minute. */
import { StationError } from '../../../src-shared/errors.ts';
import type { Clock } from '../ports.ts';

/** Failures within `windowMs` of the first that lock an address out, for `windowMs` from the last. */
export const maxFailures = 5;
export const windowMs = 60_000;
/** Addresses remembered; far more than a school has, and little memory should somebody use many. */
const maxAddresses = 10_000;

interface Record {
  failures: number;
  /** Tries whose outcome is not known yet: they count, or many at once would be free. */
  pending: number;
  since: number;
  lockedUntil: number;
}

export class Attempts {
  readonly #records = new Map<string, Record>();
  readonly #clock: Pick<Clock, 'monotonic'>;
  readonly #onLocked: (address: string) => void;

  constructor(clock: Pick<Clock, 'monotonic'>, onLocked: (address: string) => void) {
    this.#clock = clock;
    this.#onLocked = onLocked;
  }

  /** Throws `too_many_requests` while the address is locked out. */
  check(address: string): void {
    const left = (this.#records.get(address)?.lockedUntil ?? 0) - this.#clock.monotonic();
    if (left > 0) throw tooMany(left);
  }

  /** Runs one try; a false outcome is a failure. Throws `too_many_requests` instead where no try is left. */
  async run<T>(address: string, attempt: () => Promise<T | null>): Promise<T | null> {
    this.check(address);
    const record = this.#recordOf(address);
    if (record.failures + record.pending >= maxFailures) throw tooMany(1000);
    record.pending++;
    let outcome: T | null = null;
    try {
      outcome = await attempt();
    } finally {
      record.pending--;
    }
    if (outcome === null) this.#fail(address, record);
    return outcome;
  }

  #fail(address: string, record: Record): void {
    const now = this.#clock.monotonic();
    if (record.failures === 0) record.since = now;
    record.failures++;
    if (record.failures < maxFailures) return;
    record.lockedUntil = now + windowMs;
    this.#onLocked(address);
  }

  #recordOf(address: string): Record {
    const known = this.#records.get(address);
    if (known && !this.#isOver(known)) return known;
    const record = known ?? { failures: 0, pending: 0, since: 0, lockedUntil: 0 };
    record.failures = 0;
    if (!known) this.#makeRoom();
    this.#records.set(address, record);
    return record;
  }

  #isOver({ since, lockedUntil }: Record): boolean {
    return Math.max(since + windowMs, lockedUntil) <= this.#clock.monotonic();
  }

  #makeRoom(): void {
    if (this.#records.size < maxAddresses) return;
    for (const [address, record] of this.#records)
      if (record.pending === 0 && this.#isOver(record)) this.#records.delete(address);
    // All within one minute: the oldest goes, whoever it is.
    const [oldest] = this.#records.keys();
    if (this.#records.size >= maxAddresses && oldest !== undefined) this.#records.delete(oldest);
  }
}

function tooMany(leftMs: number): StationError {
  const retryAfter = Math.ceil(leftMs / 1000);
  return new StationError('too_many_requests', `Too many wrong API keys. Try again in ${retryAfter} s.`, {
    retryAfter,
  });
}
