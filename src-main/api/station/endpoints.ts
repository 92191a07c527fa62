/** The school's systems that are sent webhooks. */
import { z } from 'zod';
import { endpoint, testResult } from '../../../src-shared/contract/delivery.ts';
import { commandArguments } from '../../../src-shared/contract.ts';
import { problems } from './problem.ts';
import { type ApiPlugin, access, nothing, page, pageOf } from './route-parts.ts';
import { id } from './schemas.ts';
import { did, write, writeHeaders } from './writes.ts';

const tags = ['Delivery'];
const params = z.object({ endpointId: id });
const newEndpoint = commandArguments['endpoints.create'].omit({ actor: true });
const changes = commandArguments['endpoints.update'].omit({ endpointId: true, actor: true });

const description = `Webhooks are signed by the Standard Webhooks specification: \`webhook-id\`, \`webhook-timestamp\` and
\`webhook-signature\` (v1, HMAC-SHA-256 under the bytes of the secret). Whatever is not answered with 2xx is sent again, later and
later, for seven days. Events may come twice: \`webhook-id\` tells. Those about one person come in order. The secret is in this
answer and nowhere else; so no Idempotency-Key keeps the answer.`;

export const endpointRoutes: ApiPlugin = async (app, { station, idempotency }) => {
  app.get(
    '/endpoints',
    {
      ...access('admin'),
      schema: {
        operationId: 'listEndpoints',
        summary: 'List who is sent webhooks',
        tags,
        response: { 200: pageOf(endpoint), ...problems },
      },
    },
    async () => page((await station.call('endpoints.list', {})).endpoints, null),
  );

  app.post(
    '/endpoints',
    {
      ...access('admin'),
      schema: {
        operationId: 'createEndpoint',
        summary: 'Send webhooks to an address',
        description,
        tags,
        body: newEndpoint,
        response: { 201: endpoint.extend({ secret: z.string() }), ...problems },
      },
    },
    async ({ body, caller }, reply) =>
      reply.status(201).send(await station.call('endpoints.create', { ...body, actor: caller.name })),
  );

  app.patch(
    '/endpoints/:endpointId',
    {
      ...access('admin'),
      schema: {
        operationId: 'updateEndpoint',
        summary: 'Change, pause or resume an endpoint',
        tags,
        params,
        headers: writeHeaders,
        body: changes,
        response: { 200: endpoint, ...problems },
      },
    },
    (request, reply) =>
      write({ idempotency, request, reply }, request.body, async () => {
        const { params, body, caller } = request;
        return {
          status: 200,
          body: await station.call('endpoints.update', { ...params, ...body, actor: caller.name }),
        };
      }),
  );

  app.delete(
    '/endpoints/:endpointId',
    {
      ...access('admin'),
      schema: {
        operationId: 'removeEndpoint',
        summary: 'Remove an endpoint with everything that waits for it',
        tags,
        params,
        headers: writeHeaders,
        response: { 204: nothing, ...problems },
      },
    },
    (request, reply) =>
      did({ idempotency, request, reply }, () =>
        station.call('endpoints.remove', { ...request.params, actor: request.caller.name }),
      ),
  );

  app.post(
    '/endpoints/:endpointId/secret',
    {
      ...access('admin'),
      schema: {
        operationId: 'rotateEndpointSecret',
        summary: 'Make a new secret',
        description:
          'For 24 hours webhooks are signed with the old one as well. It is in this answer and nowhere else.',
        tags,
        params,
        response: { 201: z.object({ secret: z.string() }), ...problems },
      },
    },
    async ({ params, caller }, reply) =>
      reply.status(201).send(await station.call('endpoints.rotateSecret', { ...params, actor: caller.name })),
  );

  app.post(
    '/endpoints/:endpointId/test',
    {
      ...access('admin'),
      schema: {
        operationId: 'testEndpoint',
        summary: 'Send a made-up event now',
        description: 'Its type is `station.test`. The answer says what came back.',
        tags,
        params,
        response: { 200: testResult, ...problems },
      },
    },
    ({ params }) => station.call('endpoints.test', params),
  );
};
