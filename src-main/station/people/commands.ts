/** People and their portraits. */
import type { PersonSummary } from '../../../src-shared/domain.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { note } from '../audit/note.ts';
import { type Context, requireTenant } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import { addPerson } from './add.ts';
import { forgetPeople, forgetTemplates } from './forget.ts';
import { regroup } from './membership.ts';
import { rename } from './rename.ts';

type Commands =
  | 'people.list'
  | 'people.get'
  | 'people.byUserId'
  | 'people.create'
  | 'people.update'
  | 'people.portrait'
  | 'people.forget'
  | 'people.remove';

export function peopleCommands(context: Context): Handlers<Commands> {
  const { store, settings } = context;

  return {
    'people.list': ({ tenantId = settings.homeTenant, query, limit, cursor }) => {
      requireTenant(context, tenantId);
      return store.people.list(tenantId, query, limit, cursor);
    },

    'people.get': ({ personId }) => requirePerson(context, personId),

    'people.byUserId': ({ tenantId, userId }) => {
      requireTenant(context, tenantId);
      const person = store.people.byUserId(tenantId, userId);
      if (!person) throw new StationError('person_not_found', `User ${userId} was not found.`, { userId });
      return person;
    },

    'people.create': ({ tenantId = settings.homeTenant, userId, name, group, actor }) => {
      requireTenant(context, tenantId);
      if (userId !== undefined && store.people.byUserId(tenantId, userId))
        throw new StationError('conflict', `User ${userId} is there already.`, { userId });
      const id = store.transaction(() => {
        const added = addPerson(context, { tenantId, userId, name, group });
        note(context, actor, 'person.added', `person:${added.id}`);
        return added.id;
      });
      context.emit({ type: 'people.changed' });
      return requirePerson(context, id);
    },

    'people.update': ({ personId, name, group, actor }) => {
      const person = requirePerson(context, personId);
      store.transaction(() => {
        if (name !== undefined) rename(context, person, name, actor);
        if (group !== undefined && group !== person.group) regroup(context, personId, group, actor);
      });
      context.emit({ type: 'people.changed' });
      return requirePerson(context, personId);
    },

    'people.portrait': ({ personId }) => ({ image: store.portraits.get(personId) }),

    'people.forget': ({ personId, actor }) => {
      const count = forgetTemplates(context, requirePerson(context, personId), { actor });
      context.emit({ type: 'people.changed' });
      return { count };
    },

    // Memberships, profile, leave, PIN and cards go with the person; their attendance stays, without the name.
    'people.remove': ({ personId, actor }) => {
      const person = requirePerson(context, personId);
      forgetPeople(context, [person], () => {
        store.outbox.eraseOf(personId);
        store.people.remove(personId);
        note(context, actor, 'person.removed', `person:${personId}`);
      });
      context.emit({ type: 'people.changed' });
      return { removed: true };
    },
  };
}

/** Throws `person_not_found`. */
export function requirePerson({ store }: Context, personId: number): PersonSummary {
  const person = store.people.get(personId);
  if (!person) throw new StationError('person_not_found', `Person ${personId} was not found.`, { personId });
  return person;
}
