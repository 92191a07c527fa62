/** The station's own time: what records are written with. It never goes back, whatever happens to the computer's clock. */
import { unfinished } from '../../../src-shared/unfinished.ts';
import type { Clock, Store } from '../ports.ts';

export class StationTime {
  readonly #clock: Clock;
  readonly #store: Store;

  constructor({ clock, store }: { clock: Clock; store: Store }) {
    this.#clock = clock;
    this.#store = store;
  }

  /** Now, and whether the computer's clock was behind what has been recorded already. */
  now(): { at: Date; suspect: boolean } {
    void this.#clock;
    void this.#store;
    return unfinished<{ now(): { at: Date; suspect: boolean } }>().now();
  }
}
