/** What `recognised` told of: attendance records that came of recognition events, for readers that were away. */
import type { Arrival } from '../../../src-shared/contract.ts';
import type { Context } from '../context.ts';

/** More than a stream holds for a reader that does not read: whoever missed as many comes again for the rest. */
const mostAtOnce = 2_000;

/** The arrivals recorded after the event of that number, oldest first. Nothing where there is no such event: a reader that
 * names none has missed nothing. Those that turned out to be somebody else are left out. */
export function arrivalsAfter({ store }: Context, eventId: number): Arrival[] {
  if (!store.events.get(eventId)) return [];
  return store.records.ofEventsAfter(eventId, mostAtOnce).map((record) => {
    const person = store.people.get(record.personId);
    const { at, personId } = record;
    return { at, eventId: record.eventId as number, personId, name: person?.name ?? '', group: person?.group ?? '' };
  });
}
