/**
 * Tries what is due. A delivery stays pending in the store until its outcome is written, so one that was on its way when the
 * station ended is sent again: at least once, and of one person's events to one endpoint never the later before the earlier.
 */
import type { TestResult } from '../../../src-shared/contract/delivery.ts';
import { note } from '../audit/note.ts';
import type { Context } from '../context.ts';
import type { DueDelivery, Reply, StoredEndpoint } from '../ports/delivery.ts';
import { backoff, holdOf, type Parcel, type Plan, triedFor, webhookParcel } from './attempt.ts';
import { MessageWriter } from './guardian-message.ts';

/** Requests on their way to one endpoint: a slow one holds up no other. */
const perEndpoint = 4;
/** Milliseconds that the computer's clock may be set back without a word: no more than a retry waits anyway. */
const quietStep = 2_000;
/** Milliseconds. */
export const sendTimeout = 10_000;

export class Dispatcher {
  readonly #context: Context;
  readonly #random: () => number;
  readonly #messages: MessageWriter;
  /** By endpoint, the people that something is on its way about. */
  readonly #busy = new Map<number, Set<number | null>>();
  /** Endpoints that asked to be left alone, until when on the monotonic clock. */
  readonly #held = new Map<number, number>();
  readonly #onTheirWay = new Set<Promise<void>>();
  readonly #abort = new AbortController();
  #stopped = false;
  /** What the two clocks said last. */
  #seen: { now: number; ticks: number };
  /** Called each time a place has become free, or something may be due that was not. */
  changed: () => void = () => {};

  constructor(context: Context, random: () => number = Math.random) {
    this.#context = context;
    this.#random = random;
    this.#seen = { now: context.computerClock.now().getTime(), ticks: context.clock.monotonic() };
    this.#messages = new MessageWriter(context);
  }

  /** Starts what is due and has a free place. */
  fill(): void {
    if (this.#stopped) return;
    const now = this.#now();
    for (const endpoint of this.#open()) {
      if (this.#heldFor(endpoint.id) > 0) continue;
      const busy = this.#busyOf(endpoint.id);
      const due = this.#context.store.deliveries.due(endpoint.id, now.toISOString(), perEndpoint + busy.size);
      for (const delivery of due)
        if (busy.size < perEndpoint && !busy.has(delivery.personId)) this.#start(endpoint, delivery);
    }
  }

  /** Milliseconds until `fill` would find something that it does not find now; null when nothing waits. */
  waitFor(): number | null {
    const now = this.#now();
    const waits = this.#open().flatMap(({ id }) => {
      const held = this.#heldFor(id);
      if (held > 0) return [held];
      const next = this.#context.store.deliveries.nextAt(id, now.toISOString());
      return next === null ? [] : [Date.parse(next) - now.getTime()];
    });
    return waits.length > 0 ? Math.min(...waits) : null;
  }

  /** Until nothing more is due. */
  async deliverDue(): Promise<void> {
    for (;;) {
      this.fill();
      if (this.#onTheirWay.size === 0) return;
      await Promise.race(this.#onTheirWay);
    }
  }

  /** Begins nothing more. What is on its way has `grace` milliseconds; after that it is broken off and stays pending. */
  async stop(grace: number): Promise<void> {
    this.#stopped = true;
    const timer = setTimeout(() => this.#abort.abort(), grace);
    await Promise.all(this.#onTheirWay);
    clearTimeout(timer);
  }

  /** By the computer's clock, like the receivers'. Where that was set back, what waits for a time it has left is due at once. */
  #now(): Date {
    const { clock, computerClock } = this.#context;
    const [now, ticks] = [computerClock.now(), clock.monotonic()];
    const expected = this.#seen.now + (ticks - this.#seen.ticks);
    this.#seen = { now: now.getTime(), ticks };
    if (expected - now.getTime() > quietStep) this.#pullBack(now.toISOString());
    return now;
  }

  #pullBack(now: string): void {
    const { endpoints, deliveries } = this.#context.store;
    for (const { id } of endpoints.list()) deliveries.pullBack(id, now, now);
  }

  /** Milliseconds. */
  #heldFor(endpointId: number): number {
    return (this.#held.get(endpointId) ?? 0) - this.#context.clock.monotonic();
  }

  #hold(endpointId: number, ms: number): void {
    this.#held.set(endpointId, this.#context.clock.monotonic() + ms);
  }

  #open(): StoredEndpoint[] {
    return this.#context.store.endpoints.list().filter((endpoint) => !endpoint.paused);
  }

  #busyOf(endpointId: number): Set<number | null> {
    const busy = this.#busy.get(endpointId) ?? new Set();
    this.#busy.set(endpointId, busy);
    return busy;
  }

  #start(endpoint: StoredEndpoint, delivery: DueDelivery): void {
    const busy = this.#busyOf(endpoint.id).add(delivery.personId);
    const attempt = this.#attempt(endpoint, delivery)
      .catch((error: unknown) => this.#broken(delivery, error))
      .finally(() => {
        busy.delete(delivery.personId);
        this.#onTheirWay.delete(attempt);
        this.changed();
      });
    this.#onTheirWay.add(attempt);
  }

  async #attempt(endpoint: StoredEndpoint, delivery: DueDelivery): Promise<void> {
    const { deliveries } = this.#context.store;
    const plan = this.#plan(endpoint, delivery);
    if ('skip' in plan) return deliveries.skipped(delivery.id, this.#now().toISOString(), plan.skip);
    if ('wait' in plan) return deliveries.deferred(delivery.id, iso(this.#now().getTime() + plan.wait));
    const { signal } = this.#abort;
    const reply = await this.#context.sender.send({ ...plan.send, timeout: sendTimeout, signal });
    // Broken off by the station itself: as if it had never been tried.
    if (signal.aborted && reply.status === null) return;
    this.#record(endpoint.id, delivery, reply);
  }

  #plan(endpoint: StoredEndpoint, delivery: DueDelivery): Plan {
    const { signer, time } = this.#context;
    if (endpoint.kind === 'messages') return this.#messages.plan(delivery.event, time.now().at);
    return { send: webhookParcel(signer, endpoint, delivery, this.#now()) };
  }

  #record(endpointId: number, delivery: DueDelivery, { status, error, retryAfter }: Reply): void {
    const { store } = this.#context;
    const now = this.#now();
    const at = now.toISOString();
    if (status !== null && error === null) {
      store.deliveries.delivered(delivery.id, at, status);
      return;
    }
    const hold = status === 429 || status === 503 ? holdOf(retryAfter) : 0;
    if (hold > 0) this.#hold(endpointId, hold);
    const next = now.getTime() + Math.max(hold, backoff(delivery.attempts + 1, this.#random()));
    const isLast = now.getTime() - Date.parse(delivery.createdAt) >= triedFor;
    store.transaction(() => {
      const nextAttemptAt = isLast ? null : iso(next);
      store.deliveries.failed(delivery.id, { at, nextAttemptAt, status, error: error ?? 'Nothing came back.' });
      if (status === 410) this.#pause(endpointId);
    });
  }

  /** The other side is gone for good; what waits is sent when staff resume it. */
  #pause(endpointId: number): void {
    const { store } = this.#context;
    const endpoint = store.endpoints.get(endpointId);
    if (!endpoint || endpoint.paused) return;
    store.endpoints.update({ ...endpoint, paused: true });
    const details = { name: endpoint.name, status: 410 };
    note(this.#context, 'station', 'endpoint.paused', `endpoint:${endpointId}`, details);
  }

  /** Its outcome could not be written, or there is a fault of ours. It waits like any other, or it would be tried at once. */
  #broken(delivery: DueDelivery, error: unknown): void {
    const { log, store } = this.#context;
    log.error({ delivery: delivery.id, error }, 'A delivery could not be made.');
    const wait = backoff(delivery.attempts + 1, 1);
    try {
      store.deliveries.deferred(delivery.id, iso(this.#now().getTime() + wait));
    } catch {
      this.#hold(delivery.endpointId, wait);
    }
  }
}

function iso(time: number): string {
  return new Date(time).toISOString();
}

/** Sends something once, now, for somebody who waits for what comes of it. */
export async function sendNow({ sender, clock }: Context, parcel: Parcel): Promise<TestResult> {
  const start = clock.monotonic();
  const { status, error } = await sender.send({ ...parcel, timeout: sendTimeout });
  return { ok: error === null, status, milliseconds: Math.round(clock.monotonic() - start), error };
}
