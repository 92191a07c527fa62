/** PINs and cards of people, and sheets of cards to print. No answer with a PIN, and no hash of a card's text, is kept. */
import { z } from 'zod';
import { commandArguments } from '../../../src-shared/contract.ts';
import { problems } from './problem.ts';
import { type ApiPlugin, access, bytes } from './route-parts.ts';
import { personParams } from './schemas.ts';
import { writeHeaders, wrote } from './writes.ts';

const tags = ['Credentials'];
const time = z.string().meta({ format: 'date-time' });
const assigned = commandArguments['credentials.assignCard'].pick({ text: true });
const sheet = commandArguments['credentials.cardSheet'].omit({ actor: true });

const credentials = z
  .object({
    pin: z.object({ issuedAt: time }).nullable().describe('null where the person has none.'),
    cards: z.array(
      z.object({
        id: z.int(),
        issuedAt: time,
        printable: z.boolean().describe('Made by the station, so that it can be printed; else a card they had.'),
      }),
    ),
  })
  .meta({ id: 'Credentials' });

export const credentialRoutes: ApiPlugin = async (app, { station, idempotency }) => {
  app.get(
    '/people/:personId/credentials',
    {
      ...access('people:read'),
      schema: {
        operationId: 'getCredentials',
        summary: 'Get what a person can be recorded by without a face',
        tags,
        params: personParams,
        response: { 200: credentials, ...problems },
      },
    },
    ({ params }) => station.call('credentials.ofPerson', params),
  );

  app.post(
    '/people/:personId/pin',
    {
      ...access('people:write'),
      schema: {
        operationId: 'issuePin',
        summary: 'Give a person a new PIN',
        description: `The one before stops working. The PIN is in this answer and nowhere else; so no Idempotency-Key keeps
the answer.`,
        tags,
        params: personParams,
        response: { 201: z.object({ pin: z.string().describe('Six digits.') }), ...problems },
      },
    },
    async ({ params, caller }, reply) =>
      reply.status(201).send(await station.call('credentials.issuePin', { ...params, actor: caller.name })),
  );

  app.delete(
    '/people/:personId/pin',
    {
      ...access('people:write'),
      schema: {
        operationId: 'revokePin',
        summary: "Revoke a person's PIN",
        tags,
        params: personParams,
        headers: writeHeaders,
        response: { 200: credentials, ...problems },
      },
    },
    (request, reply) =>
      wrote({ idempotency, request, reply }, 200, () =>
        station.call('credentials.revokePin', { ...request.params, actor: request.caller.name }),
      ),
  );

  app.post(
    '/people/:personId/cards',
    {
      ...access('people:write'),
      schema: {
        operationId: 'issueCard',
        summary: 'Give a person a new card',
        description:
          'Every card they had stops working: for a lost card this one call is enough. POST /cards prints it.',
        tags,
        params: personParams,
        headers: writeHeaders,
        response: { 201: credentials, ...problems },
      },
    },
    (request, reply) =>
      wrote({ idempotency, request, reply }, 201, () =>
        station.call('credentials.issueCard', { ...request.params, actor: request.caller.name }),
      ),
  );

  app.post(
    '/people/:personId/cards/assigned',
    {
      ...access('people:write'),
      schema: {
        operationId: 'assignCard',
        summary: 'Take a card that a person has already',
        description: `An RFID or member card, by the text that its reader types. Sent again for the same person, nothing
changes.`,
        tags,
        params: personParams,
        body: assigned,
        response: { 201: credentials, ...problems },
      },
    },
    async ({ params, body, caller }, reply) =>
      reply.status(201).send(await station.call('credentials.assignCard', { ...params, ...body, actor: caller.name })),
  );

  app.delete(
    '/people/:personId/cards',
    {
      ...access('people:write'),
      schema: {
        operationId: 'revokeCards',
        summary: "Revoke all of a person's cards",
        tags,
        params: personParams,
        headers: writeHeaders,
        response: { 200: credentials, ...problems },
      },
    },
    (request, reply) =>
      wrote({ idempotency, request, reply }, 200, () =>
        station.call('credentials.revokeCards', { ...request.params, actor: request.caller.name }),
      ),
  );

  app.post(
    '/cards',
    {
      ...access('people:write'),
      schema: {
        operationId: 'printCards',
        summary: 'Get cards to print, of a class or of some people',
        description: `A4 sheets of ten with a QR code each. Whoever has no card of the station's is given one; sent again, the
same cards come back. At most 2,000 at once.`,
        tags,
        body: sheet,
        response: { 200: bytes('application/pdf', 'The sheets.'), ...problems },
      },
    },
    async ({ body, caller }, reply) => {
      const file = await station.call('credentials.cardSheet', { ...body, actor: caller.name });
      return reply
        .type(file.mediaType)
        .header('content-disposition', `attachment; filename="${file.name}"`)
        .header('cache-control', 'no-store')
        .send(Buffer.from(file.bytes));
    },
  );
};
