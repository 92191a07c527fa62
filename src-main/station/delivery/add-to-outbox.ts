/** The way into the outbox: inside the transaction that writes what it tells of. */
import type { OutboxEvent } from '../../../src-shared/contract/delivery.ts';
import type { Context } from '../context.ts';

/** Call it within `store.transaction`, and `announce` what it returns after. */
export function addToOutbox({ store, time }: Context, event: Omit<OutboxEvent, 'id' | 'at'>): OutboxEvent {
  return store.outbox.add({ ...event, at: time.now().at.toISOString() });
}

/** After the transaction: screens, readers of the event stream and the sender of deliveries hear of it. */
export function announce(context: Context, event: OutboxEvent): void {
  context.emit({ type: 'outbox', event });
}
