/** Who is in a photo (1:N), and whether somebody is who they say (1:1): by face and by palm. */
import { z } from 'zod';
import type { SigningClient } from '../../../src-shared/command-audit.ts';
import type { PersonSummary } from '../../../src-shared/domain.ts';
import { fieldsOf, type PhotosForm, withPhotos } from './photos-form.ts';
import { InvalidFields, problems } from './problem.ts';
import { type ApiParts, type ApiPlugin, access, formsUnchecked, photoFile } from './route-parts.ts';
import { box, id, number, palmSide, zeroToOne } from './schemas.ts';

const threshold = zeroToOne.optional();
/** Fields of a form beside its photo. */
const identification = z.object({ tenantId: number.optional(), threshold });
const verification = identification.extend({ personId: id.optional(), userId: number.optional() });

/** The same, as OpenAPI tells them. */
const described = {
  photo: photoFile.describe('JPEG, PNG or WebP, at most 10 MB.'),
  threshold: z.number().min(0).max(1).optional().describe('The largest distance that is a match; 0.35 where absent.'),
  tenantId: z.int().optional().describe('The home tenant where absent.'),
};
const describedClaim = { ...described, personId: z.int().optional(), userId: z.int().optional() };

const who = z
  .object({ id: z.int(), userId: z.int(), name: z.string(), group: z.string() })
  .meta({ id: 'RecognisedPerson' });
const distance = z.number().describe('0 identical to 1 the least similar.');
const verified = z.object({ verified: z.boolean(), distance, person: who });

const photoForm = { field: 'photo', most: 1 };

/** Throws `InvalidFields` where neither number is given, `person_not_found`, `tenant_not_found`. */
async function claimed(
  station: SigningClient,
  { personId, userId, tenantId }: Pick<z.output<typeof verification>, 'personId' | 'userId' | 'tenantId'>,
): Promise<PersonSummary> {
  if (personId !== undefined) return station.call('people.get', { personId });
  if (userId === undefined) throw new InvalidFields([{ field: 'personId', message: 'or userId is required' }]);
  return station.call('people.byUserId', { tenantId: tenantId ?? (await homeTenant(station)), userId });
}

async function homeTenant(station: SigningClient): Promise<number> {
  return (await station.call('station.status', {})).homeTenant;
}

function named({ id, userId, name, group }: PersonSummary): z.output<typeof who> {
  return { id, userId, name, group };
}

interface Words {
  operationId: string;
  summary: string;
  description: string;
  tags: string[];
}

interface Identification extends Words {
  url: string;
  response: z.ZodType;
  answer(station: ApiParts['station'], photo: Photo): Promise<unknown>;
}

interface Photo {
  tenantId: number;
  threshold: number | undefined;
  image: Uint8Array;
}

/** An identification whose answer is what its schema says. */
const identificationOf = <R extends z.ZodType>(
  one: Omit<Identification, 'response' | 'answer'> & {
    response: R;
    answer(station: ApiParts['station'], photo: Photo): Promise<z.input<R>>;
  },
): Identification => one;

const identifications = [
  identificationOf({
    url: '/identifications',
    operationId: 'identify',
    summary: 'Find out who is in a photo',
    description: 'Every face down to 40 pixels, largest first. A photo without faces is an empty list.',
    tags: ['Recognition'],
    response: z.object({
      width: z.int(),
      height: z.int(),
      faces: z.array(z.object({ person: who.nullable(), distance: distance.nullable(), box })),
    }),
    async answer(station, photo) {
      const { width, height, faces } = await station.call('recognition.identifyAll', photo);
      return {
        width,
        height,
        faces: faces.map(({ person, ...face }) => ({ ...face, person: person && named(person) })),
      };
    },
  }),
  identificationOf({
    url: '/palm-identifications',
    operationId: 'identifyPalm',
    summary: 'Find out whose palm is in a photo',
    description: 'One open hand, its palm to the camera. Nothing here tells a hand from a picture of one.',
    tags: ['Palms'],
    response: z.object({
      match: z.boolean(),
      person: who.nullable().describe('Whose palm it is; null where nobody is close enough.'),
      distance: distance.nullable().describe('To the nearest palm; null where nobody has one.'),
      side: palmSide,
      box,
    }),
    async answer(station, photo) {
      const { match, person, distance, side, box } = await station.call('palms.identify', photo);
      return { match, person: match && person ? named(person) : null, distance, side, box };
    },
  }),
];

const verifications = [
  {
    url: '/verifications',
    command: 'recognition.verify',
    operationId: 'verify',
    summary: 'Check that a photo shows a certain person',
    description: 'Name the person by personId, or by userId within a tenant. The largest face counts.',
    tags: ['Recognition'],
  },
  {
    url: '/palm-verifications',
    command: 'palms.verify',
    operationId: 'verifyPalm',
    summary: "Check that a photo shows a certain person's palm",
    description: 'Name the person by personId, or by userId within a tenant.',
    tags: ['Palms'],
  },
] as const;

const consumes = ['multipart/form-data'];

export const recognitionRoutes: ApiPlugin = async (app, { station }) => {
  app.setValidatorCompiler(formsUnchecked);

  for (const { url, response, answer, ...words } of identifications)
    app.post(
      url,
      {
        ...access('recognise'),
        schema: { ...words, consumes, body: z.object(described), response: { 200: response, ...problems } },
      },
      (request) =>
        withPhotos(request, photoForm, async (content) => {
          const { tenantId = await homeTenant(station), threshold } = fieldsOf(identification, content);
          return answer(station, { tenantId, threshold, image: photoOf(content) });
        }),
    );

  for (const { url, command, tags, ...words } of verifications)
    app.post(
      url,
      {
        ...access('recognise'),
        schema: {
          ...words,
          tags: [...tags],
          consumes,
          body: z.object(describedClaim),
          response: { 200: verified, ...problems },
        },
      },
      (request) =>
        withPhotos(request, photoForm, async (content) => {
          const { threshold, ...claim } = fieldsOf(verification, content);
          const person = await claimed(station, claim);
          const { tenantId, userId } = person;
          const image = photoOf(content);
          const { verified, distance } = await station.call(command, { tenantId, userId, image, threshold });
          return { verified, distance, person: named(person) };
        }),
    );
};

/** A form has at least one. */
function photoOf({ photos }: PhotosForm): Uint8Array {
  return photos[0] as Uint8Array;
}
