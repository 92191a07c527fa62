/** Slows down guessing of passwords: after some wrong ones, five unless told, a wait that doubles, from 30 seconds to 15 minutes.
 * Counted per name whether or not somebody is called so, so that waiting tells nothing. */
import { StationError } from '../../../src-shared/errors.ts';
import type { Clock } from '../ports.ts';

const firstWait = 30_000;
const longestWait = 15 * 60_000;
/** Names remembered; the oldest make room. */
const most = 1000;

export class Attempts {
  readonly #clock: Pick<Clock, 'monotonic'>;
  readonly #free: number;
  readonly #wrong = new Map<string, { count: number; until: number }>();

  /** `free`: wrong ones before the first wait. */
  constructor(clock: Pick<Clock, 'monotonic'>, free = 5) {
    this.#clock = clock;
    this.#free = free;
  }

  /** Throws `too_many_requests` while the name has to wait. */
  check(name: string): void {
    const wait = (this.#wrong.get(name)?.until ?? 0) - this.#clock.monotonic();
    if (wait <= 0) return;
    const retryAfter = Math.ceil(wait / 1000);
    throw new StationError('too_many_requests', `Too many wrong passwords. Wait ${retryAfter} seconds.`, {
      retryAfter,
    });
  }

  /** Returns how often it was wrong by now. */
  wrong(name: string): number {
    const count = (this.#wrong.get(name)?.count ?? 0) + 1;
    const wait = count < this.#free ? 0 : Math.min(firstWait * 2 ** (count - this.#free), longestWait);
    this.#wrong.delete(name);
    this.#wrong.set(name, { count, until: wait === 0 ? 0 : this.#clock.monotonic() + wait });
    for (const [oldest] of this.#wrong) {
      if (this.#wrong.size <= most) break;
      this.#wrong.delete(oldest);
    }
    return count;
  }

  right(name: string): void {
    this.#wrong.delete(name);
  }
}

/** Wrong ones of one name from all other machines together. */
const freeElsewhere = 20;

/** Guesses at a name's password. Each address counts for itself, so that one caller locks out no other; all other machines together are
 * bounded too, which never holds for this computer (`from` ''). */
export class NameAttempts {
  readonly #here: Attempts;
  readonly #each: Attempts;
  readonly #elsewhere: Attempts;

  constructor(clock: Pick<Clock, 'monotonic'>) {
    this.#here = new Attempts(clock);
    this.#each = new Attempts(clock);
    this.#elsewhere = new Attempts(clock, freeElsewhere);
  }

  /** Counts a try as wrong until `right` is called; returns how often it was wrong by now. Throws `too_many_requests`. */
  begin(name: string, from: string): { count: number; right(): void } {
    const counted = this.#of(name, from);
    for (const [attempts, key] of counted) attempts.check(key);
    const [count = 0] = counted.map(([attempts, key]) => attempts.wrong(key));
    return {
      count,
      right: () => {
        for (const [attempts, key] of counted) attempts.right(key);
      },
    };
  }

  #of(name: string, from: string): [Attempts, string][] {
    if (from === '') return [[this.#here, name]];
    return [
      [this.#each, `${from} ${name}`],
      [this.#elsewhere, name],
    ];
  }
}
