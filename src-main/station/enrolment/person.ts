/** Whom an enrolment is for: somebody who is there, whose name and group may change with it, or somebody new. */
import type { PersonSummary } from '../../../src-shared/domain.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { type Context, nowIso } from '../context.ts';
import { regroup } from '../people/membership.ts';
import { addPerson, rename } from '../people/person.ts';

export interface EnrolledAs {
  tenantId: number;
  /** A number of the station's own where absent. */
  userId: number | undefined;
  /** Where the request named a person and not a number: reading photos takes a while, and the number may be another's by then. */
  personId?: number | undefined;
  /** Absent, or `User 7`: an existing person keeps theirs, a new one is called `User <user id>`. */
  name: string | undefined;
  /** Empty leaves an existing person's group as it is. */
  group: string;
  actor: string;
}

/** Who has the number; null where nobody has. Throws `person_not_found` where that is not the person the request named. */
export function knownAs(
  { store }: Context,
  as: Pick<EnrolledAs, 'tenantId' | 'userId' | 'personId'>,
): PersonSummary | null {
  const known = as.userId === undefined ? null : store.people.byUserId(as.tenantId, as.userId);
  if (as.personId === undefined || known?.id === as.personId) return known;
  const message = `Person ${as.personId} is not there any more. Nothing was stored.`;
  throw new StationError('person_not_found', message, { personId: as.personId });
}

/** Part of the caller's transaction. `known`: who has that number already; `name`: what they are called from now on (`newNameOf`). Throws `tenant_not_found` where a setting forbids new
 * tenants. */
export function personFor(
  context: Context,
  known: PersonSummary | null,
  as: EnrolledAs,
  name: string | null,
): { id: number; hasPortrait: boolean } {
  requireOrCreateTenant(context, as.tenantId, nowIso(context));
  return known ? changed(context, known, as, name) : created(context, as);
}

/** Throws `tenant_not_found` where a setting forbids new tenants. */
export function requireOrCreateTenant({ store, settings }: Context, tenantId: number, at: string): void {
  if (store.tenants.exists(tenantId)) return;
  if (!settings.createUnknownTenants)
    throw new StationError(
      'tenant_not_found',
      `Tenant ${tenantId} was not found. Ask the station's administrator for it.`,
      {
        tenantId,
      },
    );
  store.tenants.create(tenantId, at);
}

function created(
  context: Context,
  { tenantId, userId, name, group }: EnrolledAs,
): { id: number; hasPortrait: boolean } {
  const { id } = addPerson(context, { tenantId, userId, name, group });
  return { id, hasPortrait: false };
}

function changed(
  context: Context,
  person: PersonSummary,
  { group, actor }: EnrolledAs,
  name: string | null,
): PersonSummary {
  if (name !== null) rename(context, person, name, actor);
  if (group !== '' && group !== person.group) regroup(context, person.id, group, actor);
  return person;
}
