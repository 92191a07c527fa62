/** Whom an enrolment is for: somebody who is there, whose name and group may change with it, or somebody new. */
import type { PersonSummary } from '../../../src-shared/domain.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { type Context, nowIso } from '../context.ts';
import { addPerson } from '../people/add.ts';
import { moveTo } from '../people/membership.ts';

export interface EnrolledAs {
  tenantId: number;
  /** The next free number where absent. */
  userId: number | undefined;
  /** Absent: an existing person keeps theirs, a new one is called `User <user id>`. */
  name: string | undefined;
  /** Empty leaves an existing person's group as it is. */
  group: string;
}

/** Part of the caller's transaction. `known`: who has that number already. Throws `tenant_not_found` where a setting forbids new
 * tenants. */
export function personFor(
  context: Context,
  known: PersonSummary | null,
  as: EnrolledAs,
): { id: number; hasPortrait: boolean } {
  requireOrCreateTenant(context, as.tenantId, nowIso(context));
  return known ? renamed(context, known, as) : created(context, as);
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
  const number = userId ?? context.store.people.nextUserId(tenantId);
  const { id } = addPerson(context, { tenantId, userId: number, name: name ?? `User ${number}`, group });
  return { id, hasPortrait: false };
}

function renamed(context: Context, person: PersonSummary, { name, group }: EnrolledAs): PersonSummary {
  if (name !== undefined) context.store.people.update(person.id, { name, group: person.group });
  if (group !== '' && group !== person.group) moveTo(context, person.id, group);
  return person;
}
