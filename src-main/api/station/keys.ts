/** API keys, addresses that need none, and who did what. */
import { z } from 'zod';
import { commandArguments } from '../../../src-shared/contract.ts';
import { problems } from './problem.ts';
import { type ApiPlugin, access, cursorOf, nothing, page, pageOf, pageQuery } from './route-parts.ts';
import { allowedClient, apiKey, auditRecord, id } from './schemas.ts';
import { did, writeHeaders, wrote } from './writes.ts';

const tags = ['Access'];
const newKey = commandArguments['keys.create'].omit({ actor: true });
const newClient = commandArguments['clients.allow'].omit({ actor: true });

export const keyRoutes: ApiPlugin = async (app, { station, idempotency }) => {
  app.get(
    '/keys',
    {
      ...access('admin'),
      schema: {
        operationId: 'listKeys',
        summary: 'List API keys',
        tags,
        response: { 200: pageOf(apiKey), ...problems },
      },
    },
    async () => page((await station.call('keys.list', {})).keys, null),
  );

  app.post(
    '/keys',
    {
      ...access('admin'),
      schema: {
        operationId: 'createKey',
        summary: 'Make an API key',
        description: 'Its text is in this answer and nowhere else; so no Idempotency-Key keeps the answer.',
        tags,
        body: newKey,
        response: { 201: apiKey.extend({ key: z.string() }), ...problems },
      },
    },
    async ({ body, caller }, reply) =>
      reply.status(201).send(await station.call('keys.create', { ...body, actor: caller.name })),
  );

  app.delete(
    '/keys/:keyId',
    {
      ...access('admin'),
      schema: {
        operationId: 'revokeKey',
        summary: 'Revoke an API key',
        tags,
        params: z.object({ keyId: id }),
        headers: writeHeaders,
        response: { 200: apiKey, ...problems },
      },
    },
    (request, reply) =>
      wrote({ idempotency, request, reply }, 200, () =>
        station.call('keys.revoke', { ...request.params, actor: request.caller.name }),
      ),
  );

  app.get(
    '/clients',
    {
      ...access('admin'),
      schema: {
        operationId: 'listClients',
        summary: 'List addresses that need no key',
        tags,
        response: { 200: pageOf(allowedClient), ...problems },
      },
    },
    async () => page((await station.call('clients.list', {})).clients, null),
  );

  app.post(
    '/clients',
    {
      ...access('admin'),
      schema: {
        operationId: 'allowClient',
        summary: 'Let an address call one dialect without a key',
        tags,
        headers: writeHeaders,
        body: newClient,
        response: { 201: allowedClient, ...problems },
      },
    },
    (request, reply) =>
      wrote({ idempotency, request, reply }, 201, () =>
        station.call('clients.allow', { ...request.body, actor: request.caller.name }),
      ),
  );

  app.delete(
    '/clients/:clientId',
    {
      ...access('admin'),
      schema: {
        operationId: 'removeClient',
        summary: 'Ask an address for a key again',
        tags,
        params: z.object({ clientId: id }),
        headers: writeHeaders,
        response: { 204: nothing, ...problems },
      },
    },
    (request, reply) =>
      did({ idempotency, request, reply }, () =>
        station.call('clients.remove', { ...request.params, actor: request.caller.name }),
      ),
  );

  app.get(
    '/audit',
    {
      ...access('admin'),
      schema: {
        operationId: 'listAudit',
        summary: 'List who did what, newest first',
        tags,
        querystring: pageQuery(500),
        response: { 200: pageOf(auditRecord), ...problems },
      },
    },
    async ({ query }) => {
      const { entries, next } = await station.call('audit.list', { limit: query.limit, cursor: cursorOf(query) });
      return page(entries, next);
    },
  );
};
