/** The school's systems that are sent webhooks. Secrets are shown once and sealed. */
import type { Endpoint, Topic } from '../../../src-shared/contract/delivery.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { note } from '../audit/note.ts';
import { type Context, nowIso } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { deliveryTime } from '../outbox/outbox.ts';
import type { StoredEndpoint } from '../ports/delivery.ts';
import { oldSecretFor, webhookParcel } from './attempt.ts';
import type { DeliveryWork } from './delivery-work.ts';
import { sendNow } from './dispatcher.ts';
import { checkAddress } from './message-settings.ts';

/** Each event is offered to every one of them within the transaction that writes it. */
const maxEndpoints = 20;

export function endpointCommands(context: Context, { dispatcher }: DeliveryWork): HandlersOf<'endpoints'> {
  const { store, signer } = context;
  return {
    'endpoints.list': () => ({
      endpoints: store.endpoints
        .list()
        .filter(isWebhook)
        .map((one) => summary(context, one)),
    }),

    'endpoints.create': ({ name, url, topics, actor }) => {
      checkAddress(url);
      return store.transaction(() => {
        if (store.endpoints.list().filter(isWebhook).length >= maxEndpoints)
          throw new StationError('conflict', `There are ${maxEndpoints} endpoints already. Remove one first.`);
        const secret = signer.newSecret();
        const changes = { name, url, topics: unique(topics) };
        const createdAt = nowIso(context);
        const endpoint = store.endpoints.insert({
          ...changes,
          kind: 'webhook',
          paused: false,
          createdAt,
          secret,
          previous: null,
        });
        note(context, actor, 'endpoint.created', `endpoint:${endpoint.id}`, { ...changes });
        return { ...summary(context, endpoint), secret };
      });
    },

    'endpoints.update': ({ endpointId, actor, ...changes }) => {
      if (changes.url !== undefined) checkAddress(changes.url);
      const updated = store.transaction(() => {
        const { name, url, topics, paused, ...rest } = requireEndpoint(context, endpointId);
        const endpoint = {
          ...rest,
          name: changes.name ?? name,
          url: changes.url ?? url,
          topics: unique(changes.topics ?? topics),
          paused: changes.paused ?? paused,
        };
        store.endpoints.update(endpoint);
        const now = deliveryTime(context);
        // What failed at the old address, or before the pause, need not wait for its next try.
        if (endpoint.url !== url || (paused && !endpoint.paused)) store.deliveries.pullBack(endpointId, now, now);
        note(context, actor, 'endpoint.updated', `endpoint:${endpointId}`, { ...changes });
        return summary(context, endpoint);
      });
      dispatcher.changed();
      return updated;
    },

    'endpoints.remove': ({ endpointId, actor }) => {
      store.transaction(() => {
        const { name, url } = requireEndpoint(context, endpointId);
        store.endpoints.remove(endpointId);
        note(context, actor, 'endpoint.removed', `endpoint:${endpointId}`, { name, url });
      });
      return { removed: true };
    },

    'endpoints.rotateSecret': ({ endpointId, actor }) => {
      const secret = signer.newSecret();
      store.transaction(() => {
        const endpoint = requireEndpoint(context, endpointId);
        const until = new Date(context.computerClock.now().getTime() + oldSecretFor).toISOString();
        store.endpoints.update({ ...endpoint, secret, previous: { secret: endpoint.secret, until } });
        note(context, actor, 'endpoint.secretRotated', `endpoint:${endpointId}`, { name: endpoint.name });
      });
      return { secret };
    },

    'endpoints.test': ({ endpointId }) => {
      const endpoint = requireEndpoint(context, endpointId);
      const event = { id: 0, topic: 'station.test', at: nowIso(context), personId: null, data: { test: true } };
      const parcel = webhookParcel(signer, endpoint, { uuid: context.newId(), event }, context.computerClock.now());
      return sendNow(context, parcel);
    },
  };
}

function isWebhook({ kind }: StoredEndpoint): boolean {
  return kind === 'webhook';
}

function requireEndpoint({ store }: Context, endpointId: number): StoredEndpoint {
  const endpoint = store.endpoints.get(endpointId);
  if (endpoint && isWebhook(endpoint)) return endpoint;
  throw new StationError('not_found', `Endpoint ${endpointId} was not found.`, { endpointId });
}

function summary(context: Context, { id, name, url, topics, paused, createdAt }: StoredEndpoint): Endpoint {
  return { id, name, url, topics, paused, createdAt, ...progressOf(context, id) };
}

/** How far deliveries to an endpoint have come. */
export function progressOf({ store }: Context, id: number) {
  const counts = store.deliveries.counts().find(({ endpointId }) => endpointId === id);
  const { pending = 0, dead = 0, lastDeliveredAt = null, lastError = null } = counts ?? {};
  return { pending, dead, lastDeliveredAt, lastError };
}

function unique(topics: readonly Topic[]): Topic[] {
  return [...new Set(topics)];
}
