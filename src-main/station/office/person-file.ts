/** The person's file beyond the roster: notes, consents, and the compact list that the people's table is made of. */
import type { OfficeResults } from '../../../src-shared/contract/office.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { note } from '../audit/note.ts';
import { type Context, nowIso } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import { requirePerson } from '../people/commands.ts';
import { forgetPeople } from '../people/forget.ts';

type Commands = Extract<keyof OfficeResults, `people.${string}` | `consent.${string}`>;

export function fileCommands(context: Context): Handlers<Commands> {
  const { store, settings } = context;

  return {
    'people.table': () => ({ people: store.overview.people(settings.homeTenant) }),

    // Each person goes in a transaction of their own: what is gone from the disk is gone from memory too, whatever happens next.
    'people.removeMany': ({ personIds, actor }) => {
      let removed = 0;
      for (const personId of new Set(personIds)) {
        const person = store.people.get(personId);
        if (!person) continue;
        forgetPeople(context, [person], () => {
          store.outbox.eraseOf(personId);
          store.people.remove(personId);
          note(context, actor, 'person.removed', `person:${personId}`);
        });
        removed++;
      }
      context.emit({ type: 'people.changed' });
      return { removed };
    },

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

    'consent.record': ({ personId, actor, ...consent }) => {
      requirePerson(context, personId);
      const entry = store.transaction(() => {
        note(context, actor, consent.given ? 'consent.given' : 'consent.withdrawn', `person:${personId}`, {
          relation: consent.relation,
        });
        return store.consents.add({ personId, ...consent, at: nowIso(context), author: actor });
      });
      context.emit({ type: 'people.changed' });
      return entry;
    },

    'consent.ofPerson': ({ personId }) => {
      const entries = store.consents.ofPerson(requirePerson(context, personId).id);
      return { current: entries[0]?.given ?? false, entries };
    },
  };
}
