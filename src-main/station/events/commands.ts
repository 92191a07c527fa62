/** The log of the gate's decisions as staff read it: near misses, and what they say of a decision. */
import type { LoggedDecision } from '../../../src-shared/contract/office.ts';
import type { RecognitionEvent } from '../../../src-shared/domain.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { note as noteOf } from '../audit/note.ts';
import { type Context, knownPacks, nowIso } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import type { EventMark } from '../ports/office.ts';
import { marginOf } from '../recognition/decision-event.ts';
import { addDays } from '../time/dates.ts';
import { isNearMiss, qualityLinesOf, standingOf } from './standing.ts';

/** Events looked through for one page of near misses: enough for a busy week, little enough to be quick. */
const most = 5000;
/** Read at a time while looking for them: they are rare. */
const stride = 500;

export function eventCommands(context: Context): HandlersOf<'events'> {
  const { store, calendar } = context;

  function logged(events: readonly RecognitionEvent[], marks: ReadonlyMap<number, EventMark>): LoggedDecision[] {
    const packs = knownPacks(context);
    return events.map((event) => ({
      ...event,
      person: shown(context, event.personId),
      margin: marginOf(event.similarity, event.runnerUp),
      standing: standingOf(event, packs),
      qualityLines: qualityLinesOf(event),
      nearMiss: isNearMiss(event, packs),
      mark: marks.get(event.id) ?? null,
    }));
  }

  return {
    'events.list': ({ nearMiss, from, to, limit, cursor, ...query }) => {
      const range = {
        fromAt: from && isoAt(calendar.on(from, '').begins),
        toAt: to && isoAt(calendar.on(addDays(to, 1), '').begins),
      };
      const packs = knownPacks(context);
      const found: RecognitionEvent[] = [];
      let next: number | null = cursor;
      for (let seen = 0; next !== null && found.length < limit && seen < most; ) {
        const page = store.overview.events({ ...query, ...range, limit: nearMiss ? stride : limit, cursor: next });
        seen += page.events.length;
        const wanted = nearMiss ? page.events.filter((event) => isNearMiss(event, packs)) : page.events;
        const room = limit - found.length;
        found.push(...wanted.slice(0, room));
        next = wanted.length > room ? (found.at(-1)?.id ?? null) : page.next;
      }
      return { events: logged(found, store.marks.of(found.map(({ id }) => id))), next };
    },

    'events.mark': ({ eventId, wrong, note, actor }) => {
      const event = store.events.get(eventId);
      if (!event) throw new StationError('not_found', 'This decision is not in the log.', { eventId });
      store.transaction(() => {
        if (wrong) store.marks.put(eventId, { wrong, note, at: nowIso(context), author: actor });
        else store.marks.remove(eventId);
        noteOf(context, actor, wrong ? 'event.marked_wrong' : 'event.unmarked', `event:${eventId}`);
      });
      return logged([event], store.marks.of([eventId]))[0] as LoggedDecision;
    },
  };
}

function isoAt(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

function shown({ store }: Context, personId: number | null): LoggedDecision['person'] {
  const person = personId === null ? null : store.people.get(personId);
  return person && { id: person.id, name: person.name, group: person.group, hasPortrait: person.hasPortrait };
}
