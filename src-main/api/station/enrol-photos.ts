/** The photos of one person, each stored or refused; what one is refused for does not stop the others, another person's does. */
import { z } from 'zod';
import type { SignedInput, SigningClient } from '../../../src-shared/command-audit.ts';
import type { EnrolledPhotos } from '../../../src-shared/contract/enrolled-photos.ts';
import type { PersonSummary } from '../../../src-shared/domain.ts';
import { errorCodes, type PlainError, StationError } from '../../../src-shared/errors.ts';
import { httpStatus } from '../errors.ts';
import { problemOf } from './problem.ts';
import { palm, template } from './schemas.ts';

const refused = z.object({
  stored: z.literal(false),
  code: z.enum(errorCodes),
  detail: z.string(),
  retryable: z.boolean(),
});
const stored = z.object({
  stored: z.literal(true),
  template,
  replaced: z.boolean().describe('An older template had to go: the person had as many as a person may have.'),
});
const storedPalm = z.object({
  stored: z.literal(true),
  palm,
  replaced: z.boolean().describe('An earlier palm of the same hand had to go.'),
});
export const photoResult = z.discriminatedUnion('stored', [stored, refused]).meta({ id: 'PhotoResult' });
export type PhotoResult = z.output<typeof photoResult>;
export const palmResult = z.discriminatedUnion('stored', [storedPalm, refused]).meta({ id: 'PalmPhotoResult' });
export type PalmResult = z.output<typeof palmResult>;

type Refused = z.output<typeof refused>;

export interface Enrolled<Result> {
  person: PersonSummary;
  /** One for each photo, in their order. */
  photos: (Result | Refused)[];
}

/** Faces. Throws what the first photo was refused for where none could be stored, and `unlike_face` where they show two people. */
export async function enrolAll(
  station: SigningClient,
  enrolment: SignedInput<'enrolment.photos'>,
): Promise<Enrolled<PhotoResult>> {
  const { person, photos } = await station.call('enrolment.photos', enrolment);
  return { person, photos: resultsOf(photos, ({ template, replaced }) => ({ stored: true, template, replaced })) };
}

/** Palms. Throws what the first photo was refused for where none could be stored, and `unlike_palm`. */
export async function enrolPalms(
  station: SigningClient,
  enrolment: SignedInput<'palms.photos'>,
): Promise<Enrolled<PalmResult>> {
  const { person, photos } = await station.call('palms.photos', enrolment);
  return { person, photos: resultsOf(photos, ({ palm, replaced }) => ({ stored: true, palm, replaced })) };
}

function resultsOf<Done, Result>(
  photos: EnrolledPhotos<Done>['photos'],
  resultOf: (done: Done) => Result,
): (Result | Refused)[] {
  return photos.map((photo) => ('enrolled' in photo ? resultOf(photo.enrolled) : refusedResult(photo.refused)));
}

/** Throws `conflict` where the tenant has that user already. */
export async function requireNewUser(station: SigningClient, tenantId: number, userId: number): Promise<void> {
  const known = await station.call('people.byUserId', { tenantId, userId }).catch((error: unknown) => {
    if (error instanceof StationError && httpStatus[error.code] === 404) return null;
    throw error;
  });
  if (known)
    throw new StationError(
      'conflict',
      `User ${userId} is there already, as person ${known.id}. Send the photos to /people/${known.id}/photos.`,
    );
}

function refusedResult(error: PlainError): Refused {
  const { detail, retryable } = problemOf(error, httpStatus[error.code]);
  return { stored: false, code: error.code, detail, retryable };
}
