/** The way into the outbox: inside the transaction that writes what it tells of. */
import type { OutboxEvent } from '../../../src-shared/contract/delivery.ts';
import type { Context } from '../context.ts';

type Told = Omit<OutboxEvent, 'id' | 'at'>;

/** Call it within `store.transaction`, and `announce` what it returns after. */
export function addToOutbox({ store, time }: Context, event: Told): OutboxEvent {
  return store.outbox.add({ ...event, at: time.now().at.toISOString() });
}

/** The same, once for each key: null where it was told before. */
export function addToOutboxOnce({ store, time }: Context, event: Told, key: string): OutboxEvent | null {
  return store.outbox.addOnce({ ...event, at: time.now().at.toISOString() }, key);
}

/** After the transaction: screens, readers of the event stream and the sender of deliveries hear of it. */
export function announce(context: Context, event: OutboxEvent): void {
  context.emit({ type: 'outbox', event });
}
