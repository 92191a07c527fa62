/** Who is in a photo (1:N, every face), and whether somebody is who they say (1:1). */
import { z } from 'zod';
import {
  claimed,
  described,
  describedClaim,
  distance,
  homeTenant,
  identification,
  named,
  photoForm,
  verification,
  verified,
  who,
} from './claims.ts';
import { type ApiPlugin, access, formsUnchecked } from './parts.ts';
import { fieldsOf, withPhotos } from './photos-form.ts';
import { problems } from './problem.ts';
import { box } from './schemas.ts';

const tags = ['Recognition'];
const found = z.object({ person: who.nullable(), distance: distance.nullable(), box });

export const recognitionRoutes: ApiPlugin = async (app, { station }) => {
  app.setValidatorCompiler(formsUnchecked);

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
      withPhotos(request, photoForm, async (content) => {
        const { tenantId = await homeTenant(station), threshold } = fieldsOf(identification, content);
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
        body: z.object(describedClaim),
        response: { 200: verified, ...problems },
      },
    },
    (request) =>
      withPhotos(request, photoForm, async (content) => {
        const { threshold, ...claim } = fieldsOf(verification, content);
        const image = content.photos[0] as Uint8Array;
        const person = await claimed(station, claim);
        const { tenantId, userId } = person;
        const { verified, distance } = await station.call('recognition.verify', {
          tenantId,
          userId,
          image,
          threshold,
        });
        return { verified, distance, person: named(person) };
      }),
  );
};
