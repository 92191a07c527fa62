/** A person of the station: looked up, added, renamed. Each is done here and nowhere else, whatever door they come through. */
import type { Person, PersonSummary } from '../../../src-shared/domain.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { isNoName, sameName } from '../../../src-shared/names.ts';
import { note } from '../audit/note.ts';
import { type Context, nowIso } from '../context.ts';
import { today } from './membership.ts';

/** Throws `person_not_found`. */
export function requirePerson({ store }: Context, personId: number): PersonSummary {
  const person = store.people.get(personId);
  if (!person) throw notFound(personId);
  return person;
}

/** One of those whose attendance the station keeps: the people of its own school. Throws `person_not_found`, for people of other
 * tenants too. */
export function requirePupil({ store, settings }: Context, personId: number): PersonSummary {
  const person = store.people.get(personId);
  if (person?.tenantId === settings.homeTenant) return person;
  throw notFound(personId);
}

function notFound(personId: number): StationError {
  return new StationError('person_not_found', `Person ${personId} was not found.`, { personId });
}

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

/** With a line in the audit list. Part of the caller's transaction. Does nothing where the name is the very same. */
export function rename(context: Context, { id, name: from, group }: PersonSummary, name: string, actor: string): void {
  if (name === from) return;
  const { store } = context;
  store.people.update(id, { name, group });
  note(context, actor, 'people.renamed', `person:${id}`, { from, to: name });
}

/** The name that an enrolment gives to somebody whom it names by number; null leaves them theirs. An alike one leaves the spelling
 * that is there. `agrees`: the new shots are like the person's own templates. Throws `name_conflict`. */
export function newNameOf(
  { name: has, userId }: PersonSummary,
  name: string | undefined,
  { agrees, replace }: { agrees: boolean; replace: boolean },
): string | null {
  if (name === undefined || isNoName(name) || name === has) return null;
  if (sameName(name, has)) return null;
  if (agrees || replace || isNoName(has)) return name;
  throw new StationError(
    'name_conflict',
    `User ${userId} is enrolled under another name. Check the number, correct the name, or send replace=true to give this number to the new name.`,
    { userId, name: has },
  );
}
