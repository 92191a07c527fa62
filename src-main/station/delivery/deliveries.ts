/** How far each delivery has come, and another try for one that ended. */
import type { Delivery } from '../../../src-shared/contract/delivery.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { note } from '../audit/note.ts';
import type { Context } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { deliveryTime } from '../outbox/outbox.ts';
import type { DeliveryWork } from './delivery-work.ts';

export function deliveryCommands(context: Context, { dispatcher }: DeliveryWork): HandlersOf<'deliveries'> {
  const { store } = context;
  return {
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
      dispatcher.changed();
      return delivery;
    },
  };
}

function requireDelivery({ store }: Context, deliveryId: number): Delivery {
  const delivery = store.deliveries.get(deliveryId);
  if (delivery) return delivery;
  throw new StationError('not_found', `Delivery ${deliveryId} was not found.`, { deliveryId });
}
