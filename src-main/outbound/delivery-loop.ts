/** Drives delivery: at once when something was written or a place became free, and by the clock for what waits. */
import type { Logger } from '../station/ports.ts';
import type { Station } from '../station/station.ts';

/** Milliseconds: the clock may have been set meanwhile, so no wait is longer. */
const longestSleep = 60_000;
/** Milliseconds between two pieces of the chores, for whoever waits at the gate. */
const choreBreak = 20;
/** Milliseconds that requests on their way are given when the station ends; it has promised to end within five seconds. */
const grace = 1_500;

export class DeliveryLoop {
  readonly #station: Station;
  readonly #log: Pick<Logger, 'error'>;
  readonly #unsubscribe: () => void;
  #chores: NodeJS.Timeout | undefined;
  #timer: NodeJS.Timeout | undefined;
  #soon: NodeJS.Immediate | undefined;
  #stopped = false;

  constructor(station: Station, log: Pick<Logger, 'error'>) {
    this.#station = station;
    this.#log = log;
    station.delivery.dispatcher.changed = () => this.#wake();
    this.#unsubscribe = station.subscribe((event) => {
      if (event.type === 'outbox') this.#wake();
    });
    this.#choreIn(0);
    this.#wake();
  }

  /** Begins nothing more; what is on its way ends within a second or two, or is sent again after the next start. */
  async stop(): Promise<void> {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#unsubscribe();
    clearTimeout(this.#chores);
    clearTimeout(this.#timer);
    clearImmediate(this.#soon);
    await this.#station.delivery.dispatcher.stop(grace);
  }

  /** Not within the call that wrote something: a gate must not wait for this. */
  #wake(): void {
    if (this.#stopped) return;
    this.#soon ??= setImmediate(() => {
      this.#soon = undefined;
      this.#fill();
    });
  }

  #fill(): void {
    clearTimeout(this.#timer);
    const { dispatcher } = this.#station.delivery;
    const wait = this.#guarded(() => {
      dispatcher.fill();
      return dispatcher.waitFor();
    });
    this.#timer = setTimeout(() => this.#wake(), Math.min(wait ?? longestSleep, longestSleep));
    this.#timer.unref();
  }

  #choreIn(ms: number): void {
    this.#chores = setTimeout(() => {
      const more = this.#guarded(() => this.#station.delivery.chores());
      if (!this.#stopped) this.#choreIn(more ? choreBreak : longestSleep);
    }, ms);
    this.#chores.unref();
  }

  /** A full disk or a damaged row must not end the loop: it tries again by the clock. */
  #guarded<T>(work: () => T): T | null {
    try {
      return work();
    } catch (error) {
      this.#log.error({ error }, 'Delivery could not go on; it tries again within a minute.');
      return null;
    }
  }
}
