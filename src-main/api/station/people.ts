/** People: who is known to the station, whether or not a face of theirs is. */
import { z } from 'zod';
import { profile } from '../../../src-shared/contract/profile.ts';
import { rosterArguments } from '../../../src-shared/contract/roster.ts';
import { commandArguments } from '../../../src-shared/contract.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { problems } from './problem.ts';
import { type ApiPlugin, access, bytes, cursorOf, nothing, page, pageOf, pageQuery } from './route-parts.ts';
import { number, person, personParams } from './schemas.ts';
import { did, writeHeaders, wrote } from './writes.ts';

const tags = ['People'];
const listQuery = pageQuery(200).extend({
  tenantId: number.optional().describe('The home tenant where absent.'),
  query: z
    .string()
    .max(200)
    .optional()
    .describe('Part of a name, a group or a user id; accents and case do not matter.'),
});
const newPerson = commandArguments['people.create'].omit({ actor: true });
const changes = commandArguments['people.update'].omit({ personId: true, actor: true });

export const peopleRoutes: ApiPlugin = async (app, { station, idempotency }) => {
  app.get(
    '/people',
    {
      ...access('people:read'),
      schema: {
        operationId: 'listPeople',
        summary: 'List people by name',
        tags,
        querystring: listQuery,
        response: { 200: pageOf(person), ...problems },
      },
    },
    async ({ query }) => {
      const { tenantId, limit, query: text = '' } = query;
      const { people, next } = await station.call('people.list', {
        tenantId,
        query: text,
        limit,
        cursor: cursorOf(query),
      });
      return page(people, next);
    },
  );

  app.post(
    '/people',
    {
      ...access('people:write'),
      schema: {
        operationId: 'createPerson',
        summary: 'Add a person without a face',
        tags,
        headers: writeHeaders,
        body: newPerson,
        response: { 201: person, ...problems },
      },
    },
    (request, reply) =>
      wrote({ idempotency, request, reply }, 201, () =>
        station.call('people.create', { ...request.body, actor: request.caller.name }),
      ),
  );

  app.get(
    '/people/:personId',
    {
      ...access('people:read'),
      schema: {
        operationId: 'getPerson',
        summary: 'Get a person',
        tags,
        params: personParams,
        response: { 200: person, ...problems },
      },
    },
    ({ params }) => station.call('people.get', params),
  );

  app.patch(
    '/people/:personId',
    {
      ...access('people:write'),
      schema: {
        operationId: 'updatePerson',
        summary: 'Rename a person or move them to another group',
        tags,
        params: personParams,
        headers: writeHeaders,
        body: changes,
        response: { 200: person, ...problems },
      },
    },
    (request, reply) =>
      wrote({ idempotency, request, reply }, 200, () =>
        station.call('people.update', { ...request.params, ...request.body, actor: request.caller.name }),
      ),
  );

  app.delete(
    '/people/:personId',
    {
      ...access('people:write'),
      schema: {
        operationId: 'removePerson',
        summary: 'Remove a person with their templates and portraits',
        description: 'Their attendance stays, without the name.',
        tags,
        params: personParams,
        headers: writeHeaders,
        response: { 204: nothing, ...problems },
      },
    },
    (request, reply) =>
      did({ idempotency, request, reply }, () =>
        station.call('people.remove', { ...request.params, actor: request.caller.name }),
      ),
  );

  app.get(
    '/people/:personId/portrait',
    {
      ...access('people:read'),
      schema: {
        operationId: 'getPortrait',
        summary: "Get a person's portrait, of the best shot that is left",
        tags,
        params: personParams,
        response: { 200: bytes('image/jpeg', 'The portrait, at most 320 pixels wide and high.'), ...problems },
      },
    },
    async ({ params }, reply) => {
      const { image } = await station.call('people.portrait', params);
      if (!image) throw new StationError('person_not_found', 'No portrait of this person is kept.');
      return reply.type('image/jpeg').send(Buffer.from(image));
    },
  );
};

const profileChanges = rosterArguments['people.updateProfile'].omit({ personId: true, actor: true });

/** What a school knows about a pupil beyond the name. */
export const profileRoutes: ApiPlugin = async (app, { station, idempotency }) => {
  app.get(
    '/people/:personId/profile',
    {
      ...access('people:read'),
      schema: {
        operationId: 'getProfile',
        summary: "Get a person's numbers, guardian and memberships",
        tags,
        params: personParams,
        response: { 200: profile, ...problems },
      },
    },
    ({ params }) => station.call('people.profile', params),
  );

  app.patch(
    '/people/:personId/profile',
    {
      ...access('people:write'),
      schema: {
        operationId: 'updateProfile',
        summary: "Change a person's numbers or guardian",
        description: 'NIS and NISN belong to one person each. Telephone numbers without a country are Indonesian ones.',
        tags,
        params: personParams,
        headers: writeHeaders,
        body: profileChanges,
        response: { 200: profile, ...problems },
      },
    },
    (request, reply) =>
      wrote({ idempotency, request, reply }, 200, () =>
        station.call('people.updateProfile', {
          ...request.params,
          ...request.body,
          actor: request.caller.name,
        }),
      ),
  );
};
