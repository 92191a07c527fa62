/** The one way in which a person comes into the station, whatever door they came through: with their first membership. */
import type { Person } from '../../../src-shared/domain.ts';
import { type Context, nowIso } from '../context.ts';
import { today } from './membership.ts';

/** `userId` undefined: the station gives the number. `name` undefined: `User <user id>`. */
export type NewPerson = Pick<Person, 'tenantId' | 'group'> & { userId: number | undefined; name: string | undefined };

/** Part of the caller's transaction. They belong to their group, which may be '', from the school day of now on. */
export function addPerson(context: Context, person: NewPerson, from = today(context)): Person {
  const { store } = context;
  return store.transaction(() => {
    const given = person.userId === undefined;
    const userId = person.userId ?? store.people.nextUserId(person.tenantId);
    const name = person.name ?? `User ${userId}`;
    const added = store.people.insert({ ...person, userId, name, createdAt: nowIso(context) }, given);
    store.memberships.add(added.id, { group: person.group, from, to: null });
    return added;
  });
}
