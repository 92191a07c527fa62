/** How far deliveries have come, and messages to guardians. */
import { z } from 'zod';
import {
  delivery,
  deliveryStates,
  messageSettings,
  outboxStatus,
  testResult,
} from '../../../src-shared/contract/delivery.ts';
import { commandArguments } from '../../../src-shared/contract.ts';
import { problems } from './problem.ts';
import { type ApiPlugin, access, cursorOf, page, pageOf, pageQuery } from './route-parts.ts';
import { id } from './schemas.ts';
import { writeHeaders, wrote } from './writes.ts';

const tags = ['Delivery'];
const listQuery = pageQuery(200).extend({ endpointId: id.optional(), state: z.enum(deliveryStates).optional() });
const newSettings = commandArguments['messages.configure'].omit({ actor: true });

export const deliveryRoutes: ApiPlugin = async (app, { station, idempotency }) => {
  app.get(
    '/deliveries',
    {
      ...access('admin'),
      schema: {
        operationId: 'listDeliveries',
        summary: 'List deliveries, newest first; those with state dead were tried for a week in vain',
        tags,
        querystring: listQuery,
        response: { 200: pageOf(delivery), ...problems },
      },
    },
    async ({ query }) => {
      const { endpointId, state, limit } = query;
      const wanted = { endpointId, state, limit, cursor: cursorOf(query) };
      const { deliveries, next } = await station.call('deliveries.list', wanted);
      return page(deliveries, next);
    },
  );

  app.post(
    '/deliveries/:deliveryId/redeliver',
    {
      ...access('admin'),
      schema: {
        operationId: 'redeliver',
        summary: 'Send one that is over once more, under the same webhook-id',
        tags,
        params: z.object({ deliveryId: id }),
        headers: writeHeaders,
        response: { 200: delivery, ...problems },
      },
    },
    (request, reply) =>
      wrote({ idempotency, request, reply }, 200, () =>
        station.call('deliveries.redeliver', { ...request.params, actor: request.caller.name }),
      ),
  );

  app.get(
    '/outbox',
    {
      ...access('admin'),
      schema: {
        operationId: 'getOutbox',
        summary: 'How much waits to be sent',
        tags,
        response: { 200: outboxStatus, ...problems },
      },
    },
    () => station.call('outbox.status', {}),
  );

  app.get(
    '/messages',
    {
      ...access('admin'),
      schema: {
        operationId: 'getMessageSettings',
        summary: 'How guardians are sent messages',
        tags,
        response: { 200: messageSettings, ...problems },
      },
    },
    () => station.call('messages.settings', {}),
  );

  app.put(
    '/messages',
    {
      ...access('admin'),
      schema: {
        operationId: 'configureMessages',
        summary: 'Set how guardians are sent messages',
        description:
          'Messages go only to guardians who agreed and whose number is known. Values of headers are kept sealed and never shown.',
        tags,
        headers: writeHeaders,
        body: newSettings,
        response: { 200: messageSettings, ...problems },
      },
    },
    (request, reply) =>
      wrote({ idempotency, request, reply }, 200, () =>
        station.call('messages.configure', { ...request.body, actor: request.caller.name }),
      ),
  );

  app.post(
    '/messages/test',
    {
      ...access('admin'),
      schema: {
        operationId: 'testMessage',
        summary: 'Send a test message to a number now',
        tags,
        body: commandArguments['messages.test'],
        response: { 200: testResult, ...problems },
      },
    },
    ({ body }) => station.call('messages.test', body),
  );
};
