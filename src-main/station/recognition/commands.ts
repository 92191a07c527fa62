/** Photos recognised, and the log of what the gate decided. */
import type { Arrival } from '../../../src-shared/contract.ts';
import type { Context } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { photoCommands } from './photos.ts';
import { scanPhoto } from './scan.ts';

/** More than a stream holds for a reader that does not read: whoever missed as many comes again for the rest. */
const mostAtOnce = 2_000;

export function recognitionCommands(context: Context): HandlersOf<'recognition'> {
  return {
    ...photoCommands(context),
    'recognition.scan': (args) => scanPhoto(context, args),
    'recognition.arrivals': ({ after }) => ({ arrivals: arrivalsAfter(context, after) }),
    'recognition.events': ({ limit, cursor }) => context.store.events.list(limit, cursor),
  };
}

/** What `recognised` told of, for readers that were away: the arrivals recorded after the event of that number, oldest first. Nothing where there is no such event: a reader that
 * names none has missed nothing. Those that turned out to be somebody else are left out. */
function arrivalsAfter({ store }: Context, eventId: number): Arrival[] {
  if (!store.events.get(eventId)) return [];
  return store.records.ofEventsAfter(eventId, mostAtOnce).map((record) => {
    const person = store.people.get(record.personId);
    const { at, personId } = record;
    return { at, eventId: record.eventId as number, personId, name: person?.name ?? '', group: person?.group ?? '' };
  });
}
