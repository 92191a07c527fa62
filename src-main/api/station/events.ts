/** What happened at the gate, and what happens there now: as pages, and as server-sent events. */

import type { Arrival, StationEvent } from '../../../src-shared/contract.ts';
import { EventSources, eventStream, streamHeaders, type Told } from './event-sources.ts';
import { problems } from './problem.ts';
import { type ApiPlugin, access, cursorOf, page, pageOf, pageQuery } from './route-parts.ts';
import { recognitionEvent } from './schemas.ts';

/** What the gate has decided, newest first. */
export const eventRoutes: ApiPlugin = async (app, { station }) => {
  app.get(
    '/events',
    {
      ...access('attendance:read'),
      schema: {
        operationId: 'listEvents',
        summary: 'List decisions of the gate, newest first',
        tags: ['Events'],
        querystring: pageQuery(500),
        response: { 200: pageOf(recognitionEvent), ...problems },
      },
    },
    async ({ query }) => {
      const { limit } = query;
      const { events, next } = await station.call('recognition.events', { limit, cursor: cursorOf(query) });
      return page(events, next);
    },
  );
};

const description = `Events: \`recognised\` (somebody was recorded at the gate: at, eventId, personId, name, group; its id is the
eventId), \`people.changed\`, \`calendar.changed\` and \`status\`. The last three are not kept: after a break, read /people, /calendar
and /health anew. Attendance with its corrections is at /attendance/stream. A line without an event comes every 15 seconds. A
reader that does not keep up is cut off and resumes with Last-Event-ID.`;

/** What the station tells its screens, for other programs: server-sent events. */
export const streamRoutes: ApiPlugin = async (app, { station }) => {
  const sources = new EventSources(app, station);

  app.get(
    '/events/stream',
    {
      ...access('attendance:read'),
      schema: {
        operationId: 'streamEvents',
        summary: 'Follow what happens at the gate',
        description,
        tags: ['Events'],
        headers: streamHeaders,
        response: { 200: eventStream, ...problems },
      },
    },
    async (request, reply) => {
      const after = Number(request.headers['last-event-id'] ?? 0);
      const source = sources.add(reply, toldOf);
      const missed = after > 0 ? (await station.call('recognition.arrivals', { after })).arrivals : [];
      // Not awaited: nothing of it is taken before the answer has begun.
      void source.replay(missed.map(recognised)).then(() => source.resume());
      return reply.type('text/event-stream').send(source.stream);
    },
  );
};

function toldOf(event: StationEvent): Told | null {
  // These have numbers and a stream of their own.
  if (event.type === 'outbox') return null;
  const { type, ...data } = event;
  return event.type === 'recognised' ? recognised(event) : { event: type, id: null, data };
}

function recognised({ at, eventId, personId, name, group }: Arrival): Told {
  return { event: 'recognised', id: eventId, data: { at, eventId, personId, name, group } };
}
