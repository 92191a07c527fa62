/** Everything that delivery does by itself, for a host that drives it: what is due now, and the chores of minutes and days. */
import type { Context } from '../context.ts';
import { Absences } from './absences.ts';
import { Dispatcher } from './dispatcher.ts';

export class DeliveryWork {
  readonly dispatcher: Dispatcher;
  readonly #absences: Absences;
  readonly #housekeeping: Housekeeping;

  constructor(context: Context, random?: () => number) {
    this.dispatcher = new Dispatcher(context, random);
    this.#absences = new Absences(context);
    this.#housekeeping = new Housekeeping(context);
  }

  /** A piece of what is to be done by the minute and by the day, and whether there may be more of it. What is done already is
   * not done again. */
  chores(): boolean {
    return this.#absences.announce() || this.#housekeeping.run();
  }
}

const hour = 3_600_000;
const day = 24 * hour;
/** Milliseconds that events stay after their deliveries are over, and that a paused endpoint's deliveries wait. */
const keptFor = 30 * day;
/** Milliseconds: no delivery is put off for longer, webhooks by failures, messages by quiet hours too. */
const longestWait = { webhook: 2 * hour, messages: day + hour };
/** Rows a call removes, so that a gate never waits for it. */
const batch = 500;

/** Keeps the outbox from growing without end, and deliveries from waiting for a time that the clock has left. */
class Housekeeping {
  readonly #context: Context;
  /** On the monotonic clock. */
  #pruneAt = 0;
  #tidyAt = 0;

  constructor(context: Context) {
    this.#context = context;
  }

  /** Of what has piled up, one batch a call; after that once a day. True where there may be more. */
  run(): boolean {
    const ticks = this.#context.clock.monotonic();
    if (ticks >= this.#tidyAt) this.#tidy(ticks);
    const more = ticks >= this.#pruneAt && this.#prune();
    if (!more && ticks >= this.#pruneAt) this.#pruneAt = ticks + day;
    return more;
  }

  /** Whether there may be more. */
  #prune(): boolean {
    const { store, time, computerClock } = this.#context;
    const now = computerClock.now().getTime();
    const paused = store.endpoints.list().filter((endpoint) => endpoint.paused);
    const reason = 'The endpoint was paused for 30 days.';
    const given = store.transaction(() =>
      paused.map(({ id }) => store.deliveries.giveUp(id, iso(now - keptFor), iso(now), reason, batch)),
    );
    const booked = iso(time.now().at.getTime() - keptFor);
    return [...given, store.outbox.prune(booked, batch)].includes(batch);
  }

  #tidy(ticks: number): void {
    const { store, computerClock } = this.#context;
    const now = computerClock.now().getTime();
    for (const endpoint of store.endpoints.list()) {
      store.deliveries.pullBack(endpoint.id, iso(now + longestWait[endpoint.kind]), iso(now));
      // An old secret that was once over must not sign again because a clock was set back.
      if (endpoint.previous && Date.parse(endpoint.previous.until) <= now)
        store.endpoints.update({ ...endpoint, previous: null });
    }
    this.#tidyAt = ticks + hour;
  }
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
