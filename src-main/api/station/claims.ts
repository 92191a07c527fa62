/** Recognition over HTTP: who a 1:1 claim names, and how a recognised person is told. Shared by faces and palms. */
import { z } from 'zod';
import type { SigningClient } from '../../../src-shared/command-audit.ts';
import type { PersonSummary } from '../../../src-shared/domain.ts';
import { photoFile } from './parts.ts';
import { InvalidFields } from './problem.ts';
import { id, number, zeroToOne } from './schemas.ts';

const threshold = zeroToOne.optional();
/** Fields of a form beside its photo. */
export const identification = z.object({ tenantId: number.optional(), threshold });
export const verification = identification.extend({ personId: id.optional(), userId: number.optional() });

/** The same, as OpenAPI tells them. */
export const described = {
  photo: photoFile.describe('JPEG, PNG or WebP, at most 10 MB.'),
  threshold: z.number().min(0).max(1).optional().describe('The largest distance that is a match; 0.35 where absent.'),
  tenantId: z.int().optional().describe('The home tenant where absent.'),
};
export const describedClaim = { ...described, personId: z.int().optional(), userId: z.int().optional() };

export const who = z
  .object({ id: z.int(), userId: z.int(), name: z.string(), group: z.string() })
  .meta({ id: 'RecognisedPerson' });
export const distance = z.number().describe('0 identical to 1 the least similar.');
export const verified = z.object({ verified: z.boolean(), distance, person: who });

export const photoForm = { field: 'photo', most: 1 };

/** Throws `InvalidFields` where neither number is given, `person_not_found`, `tenant_not_found`. */
export async function claimed(
  station: SigningClient,
  { personId, userId, tenantId }: Pick<z.output<typeof verification>, 'personId' | 'userId' | 'tenantId'>,
): Promise<PersonSummary> {
  if (personId !== undefined) return station.call('people.get', { personId });
  if (userId === undefined) throw new InvalidFields([{ field: 'personId', message: 'or userId is required' }]);
  return station.call('people.byUserId', { tenantId: tenantId ?? (await homeTenant(station)), userId });
}

export async function homeTenant(station: SigningClient): Promise<number> {
  return (await station.call('station.status', {})).homeTenant;
}

export function named({ id, userId, name, group }: PersonSummary): z.output<typeof who> {
  return { id, userId, name, group };
}
