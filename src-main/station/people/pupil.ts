/** The people whose attendance the station keeps: those of its own school. */
import type { PersonSummary } from '../../../src-shared/domain.ts';
import { StationError } from '../../../src-shared/errors.ts';
import type { Context } from '../context.ts';

/** Throws `person_not_found`, for people of other tenants too. */
export function requirePupil({ store, settings }: Context, personId: number): PersonSummary {
  const person = store.people.get(personId);
  if (person?.tenantId === settings.homeTenant) return person;
  throw new StationError('person_not_found', `Person ${personId} was not found.`, { personId });
}
