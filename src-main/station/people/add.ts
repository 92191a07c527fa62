/** The one way in which a person comes into the station, whatever door they came through: with their first membership. */
import type { Person } from '../../../src-shared/domain.ts';
import { type Context, nowIso } from '../context.ts';
import { today } from './membership.ts';

/** Part of the caller's transaction. They belong to their group, which may be '', from the school day of now on. */
export function addPerson(context: Context, person: Omit<Person, 'id' | 'createdAt'>, from = today(context)): Person {
  const { store } = context;
  return store.transaction(() => {
    const added = store.people.insert({ ...person, createdAt: nowIso(context) });
    store.memberships.add(added.id, { group: person.group, from, to: null });
    return added;
  });
}
