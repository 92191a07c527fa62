/** Signing in from other machines, limited by address: whoever guesses at many names there waits too, and costs the gate no
 * time to recognise in (a comparison takes some 50 ms of the processor). */
import { StationError } from '../../../src-shared/errors.ts';
import { Limiter } from '../../station/access/limiter.ts';
import type { Clock } from '../../station/ports.ts';
import { countedAs } from '../access/index.ts';

const minute = 60_000;

export class Guesses {
  readonly #limiter: Limiter;

  constructor(clock: Pick<Clock, 'monotonic'> = { monotonic: () => performance.now() }) {
    this.#limiter = new Limiter(clock, {
      // A staff room behind one address may be wrong this often before it waits.
      most: 20,
      windowMs: 15 * minute,
      waitsMs: [15 * minute, 30 * minute, 60 * minute],
      what: 'wrong passwords',
      onLocked: () => {},
    });
  }

  /** Runs `signIn` for the caller at `address`; throws `too_many_requests` in its place while they have to wait. A right password
   * does not wipe out the wrong ones: whoever has an account may still be guessing at another's. */
  async slowed<T>(address: string, signIn: () => Promise<T>): Promise<T> {
    const guess = this.#limiter.begin(countedAs(address));
    let wrong = false;
    try {
      return await signIn();
    } catch (error) {
      wrong = error instanceof StationError && error.code === 'unauthorised';
      throw error;
    } finally {
      if (wrong) guess.wrong();
      else guess.over(false);
    }
  }
}
