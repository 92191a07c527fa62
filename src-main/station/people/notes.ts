/** What staff write down about a person. */
import { StationError } from '../../../src-shared/errors.ts';
import { note } from '../audit/note.ts';
import { type Context, nowIso } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import { requirePerson } from './person.ts';

export function noteCommands(context: Context): Handlers<'people.notes' | 'people.addNote' | 'people.removeNote'> {
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
