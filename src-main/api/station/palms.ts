/** A person's palms: enrolled from photos, listed and removed. The codes themselves stay inside. */
import { z } from 'zod';
import { booleanText } from '../form.ts';
import { enrolPalms, palmResult } from './enrol-photos.ts';
import { page, pageOf } from './pages.ts';
import { type ApiPlugin, access, formsUnchecked, nothing, photoFile } from './parts.ts';
import { contentOf, fieldsOf, maxPhotos, withPhotos } from './photos-form.ts';
import { problems } from './problem.ts';
import { id, palm, palmSide, person, personParams } from './schemas.ts';
import { did, write, writeHeaders } from './writes.ts';

const tags = ['Palms'];
const enrolled = z
  .object({ person, photos: z.array(palmResult) })
  .describe('One result for each photo, in their order. At least one was stored.')
  .meta({ id: 'PalmEnrolment' });
const photosFields = z.object({
  allowDuplicate: booleanText.default(false),
  replace: booleanText.default(false),
});
const form = { field: 'photos', most: maxPhotos };

export const palmRoutes: ApiPlugin = async (app, { station, idempotency }) => {
  app.setValidatorCompiler(formsUnchecked);

  app.get(
    '/people/:personId/palms',
    {
      ...access('people:read'),
      schema: {
        operationId: 'listPalms',
        summary: "List a person's palms",
        description: 'All of them: a person has few.',
        tags,
        params: personParams,
        response: { 200: pageOf(palm), ...problems },
      },
    },
    async ({ params }) => page((await station.call('palms.ofPerson', params)).palms, null),
  );

  app.post(
    '/people/:personId/palms',
    {
      ...access('enrol'),
      schema: {
        operationId: 'addPalms',
        summary: "Enrol photos of a person's palm",
        description:
          'One open hand in each, its palm to the camera. Three photos of a hand know it better than one. One unlike the palms of that hand is refused with 409 `unlike_palm`.',
        tags,
        params: personParams,
        headers: writeHeaders,
        consumes: ['multipart/form-data'],
        body: z.object({
          photos: z.array(photoFile).min(1).max(maxPhotos).describe('JPEG, PNG or WebP, each at most 10 MB.'),
          allowDuplicate: z.boolean().optional().describe('Store a palm that already belongs to somebody else.'),
          replace: z.boolean().optional().describe('The photos take the place of the palms of the same hand.'),
        }),
        response: { 201: enrolled, ...problems },
      },
    },
    (request, reply) =>
      withPhotos(request, form, (content) =>
        write({ idempotency, request, reply }, contentOf(content), async () => {
          const { tenantId, userId } = await station.call('people.get', request.params);
          const as = { tenantId, userId, ...fieldsOf(photosFields, content), actor: request.caller.name };
          return { status: 201, body: await enrolPalms(station, { ...as, images: content.photos }) };
        }),
      ),
  );

  app.delete(
    '/people/:personId/palms',
    {
      ...access('people:write'),
      schema: {
        operationId: 'forgetPalms',
        summary: "Remove all of a person's palms, or those of one hand",
        description: 'The person, their face and their attendance stay.',
        tags,
        params: personParams,
        querystring: z.object({ side: palmSide.optional() }),
        headers: writeHeaders,
        response: { 200: z.object({ count: z.int() }), ...problems },
      },
    },
    (request, reply) =>
      write({ idempotency, request, reply }, null, async () => {
        const { params, query, caller } = request;
        return {
          status: 200,
          body: await station.call('palms.forget', { ...params, ...query, actor: caller.name }),
        };
      }),
  );

  app.delete(
    '/people/:personId/palms/:palmId',
    {
      ...access('people:write'),
      schema: {
        operationId: 'removePalm',
        summary: "Remove one of a person's palms",
        tags,
        params: personParams.extend({ palmId: id }),
        headers: writeHeaders,
        response: { 204: nothing, ...problems },
      },
    },
    (request, reply) =>
      did({ idempotency, request, reply }, () =>
        station.call('palms.remove', { ...request.params, actor: request.caller.name }),
      ),
  );
};
