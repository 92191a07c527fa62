/** Groups and school years. */
import { z } from 'zod';
import { group, rosterArguments, schoolYear as year } from '../../../src-shared/contract/roster.ts';
import { problems } from './problem.ts';
import { type ApiPlugin, access, nothing, page, pageOf } from './route-parts.ts';
import { did, writeHeaders, wrote } from './writes.ts';

const tags = ['Groups'];
const params = z.object({ name: rosterArguments['groups.save'].shape.name });
const description = rosterArguments['groups.save'].omit({ name: true, actor: true });
const moves = rosterArguments['groups.move'].omit({ actor: true });
const newYear = rosterArguments['years.save'].omit({ actor: true });

export const groupRoutes: ApiPlugin = async (app, { station, idempotency }) => {
  app.get(
    '/groups',
    {
      ...access('people:read'),
      schema: {
        operationId: 'listGroups',
        summary: 'List groups by grade and name',
        description: 'Those that were described, and those that somebody belongs to.',
        tags,
        response: { 200: pageOf(group), ...problems },
      },
    },
    async () => page((await station.call('groups.list', {})).groups, null),
  );

  app.put(
    '/groups/:name',
    {
      ...access('people:write'),
      schema: {
        operationId: 'saveGroup',
        summary: 'Add or describe a group',
        tags,
        params,
        headers: writeHeaders,
        body: description,
        response: { 200: group, ...problems },
      },
    },
    (request, reply) =>
      wrote({ idempotency, request, reply }, 200, () =>
        station.call('groups.save', { ...request.params, ...request.body, actor: request.caller.name }),
      ),
  );

  app.delete(
    '/groups/:name',
    {
      ...access('people:write'),
      schema: {
        operationId: 'removeGroup',
        summary: 'Remove a group that nobody belongs to',
        tags,
        params,
        headers: writeHeaders,
        response: { 204: nothing, ...problems },
      },
    },
    (request, reply) =>
      did({ idempotency, request, reply }, () =>
        station.call('groups.remove', { ...request.params, actor: request.caller.name }),
      ),
  );

  app.post(
    '/groups/moves',
    {
      ...access('people:write'),
      schema: {
        operationId: 'movePeople',
        summary: 'Move people to another group from a date on',
        description: 'From today where no date is given. What was planned for them from that date on goes.',
        tags,
        headers: writeHeaders,
        body: moves,
        response: { 200: z.object({ moved: z.int() }), ...problems },
      },
    },
    (request, reply) =>
      wrote({ idempotency, request, reply }, 200, () =>
        station.call('groups.move', { ...request.body, actor: request.caller.name }),
      ),
  );

  app.get(
    '/years',
    {
      ...access('people:read'),
      schema: {
        operationId: 'listYears',
        summary: 'List school years',
        tags,
        response: { 200: pageOf(year), ...problems },
      },
    },
    async () => page((await station.call('years.list', {})).years, null),
  );

  app.post(
    '/years',
    {
      ...access('people:write'),
      schema: {
        operationId: 'saveYear',
        summary: 'Add a school year, or change the dates of the one of that name',
        tags,
        headers: writeHeaders,
        body: newYear,
        response: { 200: year, ...problems },
      },
    },
    (request, reply) =>
      wrote({ idempotency, request, reply }, 200, () =>
        station.call('years.save', { ...request.body, actor: request.caller.name }),
      ),
  );
};
