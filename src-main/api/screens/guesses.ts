/** Signing in from other machines, slowed down by address: whoever guesses at many names there waits too, and costs the gate no
 * time to recognise in (a comparison takes some 50 ms of the processor). */
import { Attempts } from '../../station/staff/attempts.ts';
import { countedAs } from '../access/index.ts';

/** A staff room behind one address may be wrong this often before it waits. */
const free = 20;

export class Guesses {
  readonly #attempts = new Attempts({ monotonic: () => performance.now() }, free);

  /** Runs `signIn` for the caller at `address`; throws `too_many_requests` in its place while they have to wait. */
  async slowed<T>(address: string, signIn: () => Promise<T>): Promise<T> {
    const key = countedAs(address);
    this.#attempts.check(key);
    // Counted before it is known: guesses sent all at once are counted all the same.
    this.#attempts.wrong(key);
    const result = await signIn();
    this.#attempts.right(key);
    return result;
  }
}
