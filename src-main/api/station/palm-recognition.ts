/** Whose palm a photo shows (1:N), and whether it is a certain person's (1:1). */
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
import { box, palmSide } from './schemas.ts';

const tags = ['Palms'];

const identified = z.object({
  match: z.boolean(),
  person: who.nullable().describe('Whose palm it is; null where nobody is close enough.'),
  distance: distance.nullable().describe('To the nearest palm; null where nobody has one.'),
  side: palmSide,
  box,
});

export const palmRecognitionRoutes: ApiPlugin = async (app, { station }) => {
  app.setValidatorCompiler(formsUnchecked);

  app.post(
    '/palm-identifications',
    {
      ...access('recognise'),
      schema: {
        operationId: 'identifyPalm',
        summary: 'Find out whose palm is in a photo',
        description: 'One open hand, its palm to the camera. Nothing here tells a hand from a picture of one.',
        tags,
        consumes: ['multipart/form-data'],
        body: z.object(described),
        response: { 200: identified, ...problems },
      },
    },
    (request) =>
      withPhotos(request, photoForm, async (content) => {
        const { tenantId = await homeTenant(station), threshold } = fieldsOf(identification, content);
        const image = content.photos[0] as Uint8Array;
        const found = await station.call('palms.identify', { tenantId, image, threshold });
        const { match, distance, side, box } = found;
        return { match, person: match && found.person ? named(found.person) : null, distance, side, box };
      }),
  );

  app.post(
    '/palm-verifications',
    {
      ...access('recognise'),
      schema: {
        operationId: 'verifyPalm',
        summary: "Check that a photo shows a certain person's palm",
        description: 'Name the person by personId, or by userId within a tenant.',
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
        const { verified, distance } = await station.call('palms.verify', { tenantId, userId, image, threshold });
        return { verified, distance, person: named(person) };
      }),
  );
};
