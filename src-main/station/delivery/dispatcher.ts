/**
 * Tries what is due. A delivery stays pending in the store until its outcome is written, so one that was on its way when the
 * station ended is sent again: at least once, and of one person's events to one endpoint never the later before the earlier.
 */
import type { Context } from '../context.ts';
import type { DueDelivery, Reply, StoredEndpoint } from '../ports/delivery.ts';
import { backoff, holdOf, triedFor } from './backoff.ts';
import { MessageWriter } from './guardian-message.ts';
import type { Plan } from './parcel.ts';
import { webhookParcel } from './webhook.ts';

/** Requests on their way to one endpoint: a slow one holds up no other. */
const perEndpoint = 4;
/** Milliseconds. */
export const sendTimeout = 10_000;

export class Dispatcher {
  readonly #context: Context;
  readonly #random: () => number;
  readonly #messages: MessageWriter;
  /** By endpoint, the people that something is on its way about. */
  readonly #busy = new Map<number, Set<number | null>>();
  /** Endpoints that asked to be left alone, until when. */
  readonly #held = new Map<number, number>();
  readonly #onTheirWay = new Set<Promise<void>>();
  readonly #abort = new AbortController();
  #stopped = false;
  /** Called each time a place has become free, or something may be due that was not. */
  changed: () => void = () => {};

  constructor(context: Context, random: () => number = Math.random) {
    this.#context = context;
    this.#random = random;
    this.#messages = new MessageWriter(context);
  }

  /** Starts what is due and has a free place. */
  fill(): void {
    if (this.#stopped) return;
    const now = this.#now();
    for (const endpoint of this.#open()) {
      if ((this.#held.get(endpoint.id) ?? 0) > now.getTime()) continue;
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
      const held = (this.#held.get(id) ?? 0) - now.getTime();
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

  #now(): Date {
    return this.#context.time.now().at;
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
    if ('wait' in plan) return deliveries.deferred(delivery.id, plan.wait);
    const { signal } = this.#abort;
    const reply = await this.#context.sender.send({ ...plan.send, timeout: sendTimeout, signal });
    // Broken off by the station itself: as if it had never been tried.
    if (signal.aborted && reply.status === null) return;
    this.#record(endpoint.id, delivery, reply);
  }

  #plan(endpoint: StoredEndpoint, delivery: DueDelivery): Plan {
    const now = this.#now();
    if (endpoint.kind === 'messages') return this.#messages.plan(delivery.event, now);
    return { send: webhookParcel(this.#context.signer, endpoint, delivery, now) };
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
    if (hold > 0) this.#held.set(endpointId, now.getTime() + hold);
    const next = now.getTime() + Math.max(hold, backoff(delivery.attempts + 1, this.#random()));
    const isLast = now.getTime() - Date.parse(delivery.createdAt) >= triedFor;
    store.transaction(() => {
      const nextAttemptAt = isLast ? null : new Date(next).toISOString();
      store.deliveries.failed(delivery.id, { at, nextAttemptAt, status, error: error ?? 'Nothing came back.' });
      if (status === 410) this.#pause(endpointId, at);
    });
  }

  /** The other side is gone for good; what waits is sent when staff resume it. */
  #pause(endpointId: number, at: string): void {
    const { store } = this.#context;
    const endpoint = store.endpoints.get(endpointId);
    if (!endpoint || endpoint.paused) return;
    store.endpoints.update({ ...endpoint, paused: true });
    const details = { name: endpoint.name, status: 410 };
    store.audit.append({ at, actor: 'station', action: 'endpoint.paused', subject: `endpoint:${endpointId}`, details });
  }

  /** Its outcome could not be written, or there is a fault of ours. It waits like any other, or it would be tried at once. */
  #broken(delivery: DueDelivery, error: unknown): void {
    const { log, store } = this.#context;
    log.error({ delivery: delivery.id, error }, 'A delivery could not be made.');
    const next = this.#now().getTime() + backoff(delivery.attempts + 1, 1);
    try {
      store.deliveries.deferred(delivery.id, new Date(next).toISOString());
    } catch {
      this.#held.set(delivery.endpointId, next);
    }
  }
}
