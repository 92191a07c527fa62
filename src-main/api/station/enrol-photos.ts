/** Enrols the photos of one person one after the other; what one is refused for does not stop the others. */
import { z } from 'zod';
import type { PalmEnrolment } from '../../../src-shared/contract/palms.ts';
import type { CommandInput, EnrolmentResult, StationClient } from '../../../src-shared/contract.ts';
import type { PersonSummary } from '../../../src-shared/domain.ts';
import { errorCodes, plainError, StationError } from '../../../src-shared/errors.ts';
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

const actor = 'station api';

/** Faces. Throws what the first photo was refused for where none could be stored. */
export function enrolAll(
  station: StationClient,
  enrolment: Omit<CommandInput<'enrolment.photo'>, 'image'>,
  photos: readonly Uint8Array[],
): Promise<Enrolled<PhotoResult>> {
  const enrolOne = (image: Uint8Array, userId = enrolment.userId): Promise<EnrolmentResult> =>
    station.call('enrolment.photo', { ...enrolment, userId, image, actor });
  return enrolEach(photos, enrolOne, ({ template, replaced }) => ({ stored: true, template, replaced }));
}

/** Palms. Throws what the first photo was refused for where none could be stored. */
export function enrolPalms(
  station: StationClient,
  enrolment: Omit<CommandInput<'palms.photo'>, 'image'>,
  photos: readonly Uint8Array[],
): Promise<Enrolled<PalmResult>> {
  const enrolOne = (image: Uint8Array, userId = enrolment.userId): Promise<PalmEnrolment> =>
    station.call('palms.photo', { ...enrolment, userId, image, actor });
  return enrolEach(photos, enrolOne, ({ palm, replaced }) => ({ stored: true, palm, replaced }));
}

async function enrolEach<Done extends { person: PersonSummary }, Result>(
  photos: readonly Uint8Array[],
  enrolOne: (image: Uint8Array, userId?: number) => Promise<Done>,
  resultOf: (done: Done) => Result,
): Promise<Enrolled<Result>> {
  let person: PersonSummary | null = null;
  let refusal: unknown;
  const results: (Result | Refused)[] = [];
  for (const image of photos) {
    try {
      // The first photo that is stored makes the person; the others are theirs.
      const done: Done = await enrolOne(image, (person as PersonSummary | null)?.userId);
      person = done.person;
      results.push(resultOf(done));
    } catch (error) {
      refusal ??= error;
      results.push(refusedResult(error));
    }
  }
  if (!person) throw refusal;
  return { person, photos: results };
}

/** Throws `conflict` where the tenant has that user already. */
export async function requireNewUser(station: StationClient, tenantId: number, userId: number): Promise<void> {
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

function refusedResult(error: unknown): Refused {
  const plain = plainError(error);
  const { detail, retryable } = problemOf(plain, httpStatus[plain.code]);
  return { stored: false, code: plain.code, detail, retryable };
}
