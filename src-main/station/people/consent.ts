/** Whether a family has agreed that their child is recognised, and who was asked when. */
import { note } from '../audit/note.ts';
import { type Context, nowIso } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { requirePerson } from './person.ts';

export function consentCommands(context: Context): HandlersOf<'consent'> {
  const { store } = context;

  return {
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
