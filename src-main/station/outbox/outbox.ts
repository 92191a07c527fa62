/** The way into the outbox: inside the transaction that writes what it tells of. And out of it, for other systems that read. */
import type { OutboxEvent } from '../../../src-shared/contract/delivery.ts';
import { type Context, nowIso } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';

type Told = Omit<OutboxEvent, 'id' | 'at'>;

/** Call it within `store.transaction`, and `announce` what it returns after. */
export function addToOutbox(context: Context, event: Told): OutboxEvent {
  return context.store.outbox.add({ ...event, at: nowIso(context) }, deliveryTime(context));
}

/** The same, once for each key: null where it was told before. */
export function addToOutboxOnce(context: Context, event: Told, key: string): OutboxEvent | null {
  return context.store.outbox.addOnce({ ...event, at: nowIso(context) }, key, deliveryTime(context));
}

/** After the transaction: screens, readers of the event stream and the sender of deliveries hear of it. */
export function announce(context: Context, event: OutboxEvent): void {
  context.emit({ type: 'outbox', event });
}

/** The time by which deliveries are planned, tried and given up: the computer's, as the services at the other end have theirs. The
 * events themselves carry the school's. */
export function deliveryTime({ computerClock }: Pick<Context, 'computerClock'>): string {
  return computerClock.now().toISOString();
}

/** The outbox as other systems read it: its events in order, and how many deliveries of them wait. */
export function outboxCommands({ store }: Context): HandlersOf<'outbox'> {
  return {
    'outbox.after': ({ after, limit }) => ({ events: store.outbox.after(after, limit) }),

    'outbox.status': () => {
      const counts = store.deliveries.counts();
      return {
        pending: counts.reduce((sum, { pending }) => sum + pending, 0),
        dead: counts.reduce((sum, { dead }) => sum + dead, 0),
        oldestPendingAt: store.deliveries.oldestPendingAt(),
        lastEventId: store.outbox.lastId(),
      };
    },
  };
}
