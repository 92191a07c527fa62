/** People and their portraits. */
import type { PersonSummary } from '../../../src-shared/domain.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { note } from '../audit/note.ts';
import { type Context, nowIso, requireTenant } from '../context.ts';
import type { Handlers, HandlersOf } from '../handlers.ts';
import { consentCommands } from './consent.ts';
import { regroup } from './membership.ts';
import { oneActCommands } from './one-act.ts';
import { addPerson, rename, requirePerson } from './person.ts';
import { profileCommands } from './profile.ts';
import { forgetPeople, forgetTemplates } from './templates.ts';

export function peopleCommands(context: Context): HandlersOf<'people' | 'consent'> {
  const steps = { ...personCommands(context), ...profileCommands(context), ...consentCommands(context) };
  return { ...steps, ...oneActCommands(context, steps), ...noteCommands(context) };
}

type Single =
  | `people.${'list' | 'table' | 'get' | 'byUserId' | 'create' | 'update'}`
  | `people.${'portrait' | 'forget' | 'remove' | 'removeMany'}`;

function personCommands(context: Context): Handlers<Single> {
  const { store, settings } = context;

  /** Memberships, profile, leave, PIN and cards go with the person; their attendance stays, without the name. */
  function removed(person: PersonSummary, actor: string): void {
    forgetPeople(context, [person], () => {
      store.outbox.eraseOf(person.id);
      store.people.remove(person.id);
      note(context, actor, 'person.removed', `person:${person.id}`);
    });
  }

  return {
    'people.list': ({ tenantId = settings.homeTenant, query, limit, cursor }) => {
      requireTenant(context, tenantId);
      return store.people.list(tenantId, query, limit, cursor);
    },

    'people.table': () => ({ people: store.overview.people(settings.homeTenant) }),

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

    'people.remove': ({ personId, actor }) => {
      removed(requirePerson(context, personId), actor);
      context.emit({ type: 'people.changed' });
      return { removed: true };
    },

    // Each person goes in a transaction of their own: what is gone from the disk is gone from memory too, whatever happens next.
    'people.removeMany': ({ personIds, actor }) => {
      const people = [...new Set(personIds)]
        .map((personId) => store.people.get(personId))
        .filter((one) => one !== null);
      for (const person of people) removed(person, actor);
      context.emit({ type: 'people.changed' });
      return { removed: people.length };
    },
  };
}

/** What staff write down about a person. */
function noteCommands(context: Context): Handlers<'people.notes' | 'people.addNote' | 'people.removeNote'> {
  const { store } = context;

  return {
    'people.notes': ({ personId }) => ({ notes: store.notes.ofPerson(requirePerson(context, personId).id) }),

    'people.addNote': ({ personId, text, actor }) => {
      requirePerson(context, personId);
      return store.transaction(() => {
        const added = store.notes.add({ personId, at: nowIso(context), author: actor, text });
        note(context, actor, 'note.added', `person:${personId}`, { noteId: added.id });
        return added;
      });
    },

    'people.removeNote': ({ noteId, actor }) => {
      const found = store.notes.get(noteId);
      if (!found) throw new StationError('not_found', 'This note is not there any more.', { noteId });
      store.transaction(() => {
        store.notes.remove(noteId);
        note(context, actor, 'note.removed', `person:${found.personId}`, { noteId });
      });
      return { removed: true };
    },
  };
}
