/** Keeps the outbox from growing without end, and deliveries from waiting for a time that the clock has left. */
import type { Context } from '../context.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** Milliseconds that events stay after their deliveries are over, and that a paused endpoint's deliveries wait. */
const keptFor = 30 * day;
/** Milliseconds: no delivery is put off for longer, by failures or by quiet hours. */
const longestWait = day + hour;
/** Rows a call removes, so that a gate never waits for it. */
const batch = 500;

export class Housekeeping {
  readonly #context: Context;
  #pruneAt = 0;
  #pullBackAt = 0;

  constructor(context: Context) {
    this.#context = context;
  }

  /** Of what has piled up, one batch a call; after that once a day. True where there may be more. */
  run(): boolean {
    const now = this.#context.time.now().at.getTime();
    if (now >= this.#pullBackAt) this.#pullBack(now);
    const more = now >= this.#pruneAt && this.#prune(now);
    if (!more && now >= this.#pruneAt) this.#pruneAt = now + day;
    return more;
  }

  /** Whether there may be more. */
  #prune(now: number): boolean {
    const { store } = this.#context;
    const before = iso(now - keptFor);
    const paused = store.endpoints.list().filter((endpoint) => endpoint.paused);
    const reason = 'The endpoint was paused for 30 days.';
    const given = store.transaction(() =>
      paused.map(({ id }) => store.deliveries.giveUp(id, before, iso(now), reason, batch)),
    );
    return [...given, store.outbox.prune(before, batch)].includes(batch);
  }

  #pullBack(now: number): void {
    const { store } = this.#context;
    for (const { id } of store.endpoints.list()) store.deliveries.pullBack(id, iso(now + longestWait), iso(now));
    this.#pullBackAt = now + hour;
  }
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
