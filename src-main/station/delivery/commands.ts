/** Delivery: who is sent what, and how far each delivery has come. */
import type { Delivery, DeliveryResults } from '../../../src-shared/contract/delivery.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { note } from '../audit/note.ts';
import type { Context } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import { deliveryTime } from './delivery-time.ts';
import { endpointCommands } from './endpoint-commands.ts';
import { messageCommands } from './message-commands.ts';
import type { DeliveryWork } from './work.ts';

export function deliveryCommands(context: Context, work: DeliveryWork): Handlers<keyof DeliveryResults> {
  const { store } = context;
  return {
    ...endpointCommands(context, work),
    ...messageCommands(context, work),

    'deliveries.list': (query) => store.deliveries.list(query),

    'deliveries.redeliver': ({ deliveryId, actor }) => {
      const delivery = store.transaction(() => {
        const { endpointId, uuid, state } = requireDelivery(context, deliveryId);
        if (state === 'pending')
          throw new StationError('conflict', `Delivery ${deliveryId} waits to be sent already.`, { deliveryId });
        store.deliveries.requeue(deliveryId, deliveryTime(context));
        note(context, actor, 'delivery.requeued', `endpoint:${endpointId}`, { deliveryId, uuid, was: state });
        return requireDelivery(context, deliveryId);
      });
      work.dispatcher.changed();
      return delivery;
    },

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

function requireDelivery({ store }: Context, deliveryId: number): Delivery {
  const delivery = store.deliveries.get(deliveryId);
  if (delivery) return delivery;
  throw new StationError('not_found', `Delivery ${deliveryId} was not found.`, { deliveryId });
}
