/** Who is in a photo (1:N, every face), and whether somebody is who they say (1:1). */
import { z } from 'zod';
import type { PersonSummary } from '../../../src-shared/domain.ts';
import { type ApiPlugin, access, formsUnchecked, photoFile } from './parts.ts';
import { fieldsOf, withPhotos } from './photos-form.ts';
import { InvalidFields, problems } from './problem.ts';
import { box, id, number, zeroToOne } from './schemas.ts';

const tags = ['Recognition'];
const threshold = zeroToOne.optional();
const identification = z.object({ tenantId: number.optional(), threshold });
const verification = z.object({
  personId: id.optional(),
  tenantId: number.optional(),
  userId: number.optional(),
  threshold,
});

const described = {
  photo: photoFile.describe('JPEG, PNG or WebP, at most 10 MB.'),
  threshold: z.number().min(0).max(1).optional().describe('The largest distance that is a match; 0.35 where absent.'),
  tenantId: z.int().optional().describe('The home tenant where absent.'),
};

const who = z
  .object({ id: z.int(), userId: z.int(), name: z.string(), group: z.string() })
  .meta({ id: 'RecognisedPerson' });
const distance = z.number().describe('0 identical to 1 the least similar.');
const found = z.object({ person: who.nullable(), distance: distance.nullable(), box });

const form = { field: 'photo', most: 1 };

export const recognitionRoutes: ApiPlugin = async (app, { station }) => {
  app.setValidatorCompiler(formsUnchecked);
  const homeTenant = async (): Promise<number> => (await station.call('station.status', {})).homeTenant;

  app.post(
    '/identifications',
    {
      ...access('recognise'),
      schema: {
        operationId: 'identify',
        summary: 'Find out who is in a photo',
        description: 'Every face down to 40 pixels, largest first. A photo without faces is an empty list.',
        tags,
        consumes: ['multipart/form-data'],
        body: z.object(described),
        response: { 200: z.object({ width: z.int(), height: z.int(), faces: z.array(found) }), ...problems },
      },
    },
    (request) =>
      withPhotos(request, form, async (content) => {
        const { tenantId = await homeTenant(), threshold } = fieldsOf(identification, content);
        const image = content.photos[0] as Uint8Array;
        const { width, height, faces } = await station.call('recognition.identifyAll', { tenantId, image, threshold });
        return {
          width,
          height,
          faces: faces.map(({ person, ...face }) => ({ ...face, person: person && named(person) })),
        };
      }),
  );

  app.post(
    '/verifications',
    {
      ...access('recognise'),
      schema: {
        operationId: 'verify',
        summary: 'Check that a photo shows a certain person',
        description: 'Name the person by personId, or by userId within a tenant. The largest face counts.',
        tags,
        consumes: ['multipart/form-data'],
        body: z.object({ ...described, personId: z.int().optional(), userId: z.int().optional() }),
        response: { 200: z.object({ verified: z.boolean(), distance, person: who }), ...problems },
      },
    },
    (request) =>
      withPhotos(request, form, async (content) => {
        const { personId, userId, threshold, ...fields } = fieldsOf(verification, content);
        const image = content.photos[0] as Uint8Array;
        const person = await claimed({ personId, userId, tenantId: fields.tenantId ?? (await homeTenant()) });
        const { tenantId } = person;
        const { verified, distance } = await station.call('recognition.verify', {
          tenantId,
          userId: person.userId,
          image,
          threshold,
        });
        return { verified, distance, person: named(person) };
      }),
  );

  function claimed({ personId, userId, tenantId }: Claim): Promise<PersonSummary> {
    if (personId !== undefined) return station.call('people.get', { personId });
    if (userId !== undefined) return station.call('people.byUserId', { tenantId, userId });
    throw new InvalidFields([{ field: 'personId', message: 'or userId is required' }]);
  }
};

interface Claim {
  personId: number | undefined;
  userId: number | undefined;
  tenantId: number;
}

function named({ id, userId, name, group }: PersonSummary): z.output<typeof who> {
  return { id, userId, name, group };
}
