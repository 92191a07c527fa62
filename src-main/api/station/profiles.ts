/** What a school knows about a pupil beyond the name. */

import { profile } from '../../../src-shared/contract/profile.ts';
import { rosterArguments } from '../../../src-shared/contract/roster.ts';
import { type ApiPlugin, access } from './parts.ts';
import { problems } from './problem.ts';
import { personParams } from './schemas.ts';
import { writeHeaders, wrote } from './writes.ts';

const tags = ['People'];
const changes = rosterArguments['people.updateProfile'].omit({ personId: true, actor: true });

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
        body: changes,
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
