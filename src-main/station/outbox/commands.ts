/** The outbox as other systems read it: its events in order, and how many deliveries of them wait. */
import type { Context } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';

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
