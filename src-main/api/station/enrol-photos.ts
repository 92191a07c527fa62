/** Enrols the photos of one person one after the other; what one is refused for does not stop the others. */
import { z } from 'zod';
import type { CommandInput, EnrolmentResult, StationClient } from '../../../src-shared/contract.ts';
import type { PersonSummary } from '../../../src-shared/domain.ts';
import { errorCodes, plainError, StationError } from '../../../src-shared/errors.ts';
import { httpStatus } from '../errors.ts';
import { problemOf } from './problem.ts';
import { template } from './schemas.ts';

const stored = z.object({
  stored: z.literal(true),
  template,
  replaced: z.boolean().describe('An older template had to go: the person had as many as a person may have.'),
});
const refused = z.object({
  stored: z.literal(false),
  code: z.enum(errorCodes),
  detail: z.string(),
  retryable: z.boolean(),
});
export const photoResult = z.discriminatedUnion('stored', [stored, refused]).meta({ id: 'PhotoResult' });
export type PhotoResult = z.output<typeof photoResult>;

type Enrolment = Omit<CommandInput<'enrolment.photo'>, 'image'>;

/** Throws what the first photo was refused for where none could be stored. */
export async function enrolAll(
  station: StationClient,
  enrolment: Enrolment,
  photos: readonly Uint8Array[],
): Promise<{ person: PersonSummary; photos: PhotoResult[] }> {
  let person: PersonSummary | null = null;
  let refusal: unknown;
  const results: PhotoResult[] = [];
  for (const image of photos) {
    // The first photo that is stored makes the person; the others are theirs.
    const userId: number | undefined = person?.userId ?? enrolment.userId;
    try {
      const done: EnrolmentResult = await station.call('enrolment.photo', {
        ...enrolment,
        userId,
        image,
        actor: 'station api',
      });
      person = done.person;
      results.push(storedResult(done));
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

function storedResult({ template, replaced }: EnrolmentResult): PhotoResult {
  return { stored: true, template, replaced };
}

function refusedResult(error: unknown): PhotoResult {
  const plain = plainError(error);
  const { detail, retryable } = problemOf(plain, httpStatus[plain.code]);
  return { stored: false, code: plain.code, detail, retryable };
}
