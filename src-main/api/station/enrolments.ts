/** Enrolment from photos of a face or of palms: several in one request, each stored or refused for a reason of its own. */
import { z } from 'zod';
import { personName } from '../../../src-shared/contract/fields.ts';
import { booleanText } from '../form.ts';
import { enrolAll, enrolPalms, palmResult, photoResult, requireNewUser } from './enrol-photos.ts';
import { contentOf, fieldsOf, maxPhotos, withPhotos } from './photos-form.ts';
import { problems } from './problem.ts';
import { type ApiPlugin, access, formsUnchecked, photoFile } from './route-parts.ts';
import { number, person, personParams } from './schemas.ts';
import { write, writeHeaders } from './writes.ts';

const tags = ['Enrolment'];
const photos = z.array(photoFile).min(1).max(maxPhotos).describe('JPEG, PNG or WebP, each at most 10 MB.');
const allowDuplicate = z.boolean().optional();
const enrolledAs = <R extends z.ZodType>(result: R, id: string) =>
  z
    .object({ person, photos: z.array(result) })
    .describe('One result for each photo, in their order. At least one was stored.')
    .meta({ id });

/** Photos of somebody who is there, of their face. */
const faces = {
  path: 'photos',
  words: {
    operationId: 'addPhotos',
    summary: 'Enrol photos of a person',
    description:
      'Past the most templates a person may have, the least useful are replaced. A face unlike the templates that the person has, or photos of two people, are refused with 409 `unlike_face`, and nothing is stored.',
    tags,
  },
  allowDuplicate: 'Store a face that already belongs to somebody else: twins.',
  replace: "The photos take the place of the person's face templates and portrait.",
  enrolled: enrolledAs(photoResult, 'Enrolment'),
  enrol: enrolAll,
};

/** The same of their palms. */
const palms = {
  path: 'palms',
  words: {
    operationId: 'addPalms',
    summary: "Enrol photos of a person's palm",
    description:
      'One open hand in each, its palm to the camera. Three photos of a hand know it better than one. One unlike the palms of that hand is refused with 409 `unlike_palm`.',
    tags: ['Palms'],
  },
  allowDuplicate: 'Store a palm that already belongs to somebody else.',
  replace: 'The photos take the place of the palms of the same hand.',
  enrolled: enrolledAs(palmResult, 'PalmEnrolment'),
  enrol: enrolPalms,
};

const duplicateField = z.object({ allowDuplicate: booleanText.default(false) });
const photosFields = duplicateField.extend({ replace: booleanText.default(false) });
/** Somebody new has nothing that could be replaced. */
const noReplace = z.undefined('belongs to /people/{id}/photos: this adds somebody new');
const personFields = duplicateField.extend({
  replace: noReplace.optional(),
  tenantId: number.optional(),
  userId: number.optional(),
  name: personName,
  group: z.string().trim().max(100).optional(),
});

const form = { field: 'photos', most: maxPhotos };

export const enrolmentRoutes: ApiPlugin = async (app, { station, idempotency }) => {
  app.setValidatorCompiler(formsUnchecked);
  for (const { path, words, enrolled, enrol, ...told } of [faces, palms])
    app.post(
      `/people/:personId/${path}`,
      {
        ...access('enrol'),
        schema: {
          ...words,
          params: personParams,
          headers: writeHeaders,
          consumes: ['multipart/form-data'],
          body: z.object({
            photos,
            allowDuplicate: allowDuplicate.describe(told.allowDuplicate),
            replace: z.boolean().optional().describe(told.replace),
          }),
          response: { 201: enrolled, ...problems },
        },
      },
      (request, reply) =>
        withPhotos(request, form, (content) =>
          write({ idempotency, request, reply }, contentOf(content), async () => {
            const { tenantId, userId } = await station.call('people.get', request.params);
            const fields = fieldsOf(photosFields, content);
            const { personId } = request.params;
            const as = { tenantId, userId, personId, ...fields, actor: request.caller.name };
            return { status: 201, body: await enrol(station, { ...as, images: content.photos }) };
          }),
        ),
    );

  app.post(
    '/enrolments',
    {
      ...access('enrol'),
      schema: {
        operationId: 'enrol',
        summary: 'Add a person with photos',
        description:
          'Nobody is added where no photo could be stored, or where they show two people (409 `unlike_face`).',
        tags,
        headers: writeHeaders,
        consumes: ['multipart/form-data'],
        body: z.object({
          photos,
          name: z.string().min(1).max(200),
          group: z.string().max(100).optional(),
          tenantId: z.int().optional().describe('The home tenant where absent.'),
          userId: z.int().optional().describe("One of the station's own (from 2,100,000,001 on) where absent."),
          allowDuplicate: allowDuplicate.describe(faces.allowDuplicate),
        }),
        response: { 201: faces.enrolled, ...problems },
      },
    },
    (request, reply) =>
      withPhotos(request, form, (content) =>
        write({ idempotency, request, reply }, contentOf(content), async () => {
          const fields = fieldsOf(personFields, content);
          const tenantId = fields.tenantId ?? (await station.call('station.status', {})).homeTenant;
          if (fields.userId !== undefined) await requireNewUser(station, tenantId, fields.userId);
          const as = { ...fields, replace: false, tenantId, actor: request.caller.name };
          return { status: 201, body: await enrolAll(station, { ...as, images: content.photos }) };
        }),
      ),
  );
};
