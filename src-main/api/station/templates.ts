/** A person's templates: what the station recognises them by. The numbers in them stay inside. */
import { z } from 'zod';
import { StationError } from '../../../src-shared/errors.ts';
import { page, pageOf } from './pages.ts';
import { type ApiPlugin, access, nothing } from './parts.ts';
import { problems } from './problem.ts';
import { id, personParams, template } from './schemas.ts';
import { write, writeHeaders, wrote } from './writes.ts';

const tags = ['Templates'];

export const templateRoutes: ApiPlugin = async (app, { station, idempotency }) => {
  app.get(
    '/people/:personId/templates',
    {
      ...access('people:read'),
      schema: {
        operationId: 'listTemplates',
        summary: "List a person's templates",
        description: 'All of them: a person has few.',
        tags,
        params: personParams,
        response: { 200: pageOf(template), ...problems },
      },
    },
    async ({ params }) => page((await station.call('templates.ofPerson', params)).templates, null),
  );

  app.delete(
    '/people/:personId/templates',
    {
      ...access('people:write'),
      schema: {
        operationId: 'forgetPerson',
        summary: "Remove all of a person's templates and portraits",
        description: 'The person and their attendance stay.',
        tags,
        params: personParams,
        headers: writeHeaders,
        response: { 200: z.object({ count: z.int() }), ...problems },
      },
    },
    (request, reply) =>
      wrote({ idempotency, request, reply }, 200, () => station.call('people.forget', request.params)),
  );

  app.delete(
    '/people/:personId/templates/:templateId',
    {
      ...access('people:write'),
      schema: {
        operationId: 'removeTemplate',
        summary: "Remove one of a person's templates",
        tags,
        params: personParams.extend({ templateId: id }),
        headers: writeHeaders,
        response: { 204: nothing, ...problems },
      },
    },
    (request, reply) =>
      write({ idempotency, request, reply }, null, async () => {
        const { personId, templateId } = request.params;
        const { tenantId } = await station.call('people.get', { personId });
        const { templates } = await station.call('templates.ofPerson', { personId });
        if (!templates.some((own) => own.id === templateId))
          throw new StationError('template_not_found', `Person ${personId} has no template ${templateId}.`);
        await station.call('templates.remove', { tenantId, templateId });
        return { status: 204, body: undefined };
      }),
  );
};
