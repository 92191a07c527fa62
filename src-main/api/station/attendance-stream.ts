/** What is written to the outbox, for programs that ask instead of being called: as a stream, or page by page. */
import { z } from 'zod';
import type { SigningClient } from '../../../src-shared/command-audit.ts';
import { type EventBody, eventBody, type OutboxEvent } from '../../../src-shared/contract/delivery.ts';
import { shownTime } from '../../../src-shared/contract/fields.ts';
import type { StationEvent } from '../../../src-shared/contract.ts';
import { type EventSource, EventSources, eventStream, streamHeaders, type Told } from './event-sources.ts';
import { problems } from './problem.ts';
import { type ApiPlugin, access } from './route-parts.ts';
import { number } from './schemas.ts';

/** An event of the outbox as receivers and readers of the station's own API get it. */
const outboxEvent = z
  .object({
    id: z.int(),
    type: z.string(),
    timestamp: shownTime,
    data: z.looseObject({ personId: z.int().nullable() }),
  } satisfies Record<keyof EventBody, z.ZodType>)
  .meta({ id: 'AttendanceEvent' });

const tags = ['Events'];
/** Events read at once for a reader that was away: well under what a reader may leave unread. */
const batch = 50;

const description = `Attendance, corrections, absences and leave as they are written. Each event is named by its type and has what a webhook
has: id, type, timestamp, data. Ids rise by the order of writing and are kept at least 30 days: a reader that comes again with
Last-Event-ID, or with \`after\` where it cannot set the header, first gets what it missed. Without either it begins now.`;

const streamQuery = z.object({ after: number.optional().describe('As Last-Event-ID; 0 begins with the oldest kept.') });
const listQuery = z.object({
  after: number.default(0).describe('The id of the last event that was read.'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

export const attendanceStreamRoutes: ApiPlugin = async (app, { station }) => {
  const sources = new EventSources(app, station);

  app.get(
    '/attendance/stream',
    {
      ...access('attendance:read'),
      schema: {
        operationId: 'streamAttendance',
        summary: 'Follow attendance and its corrections',
        description,
        tags,
        headers: streamHeaders,
        querystring: streamQuery,
        response: { 200: eventStream, ...problems },
      },
    },
    async ({ headers, query }, reply) => {
      const last = headers['last-event-id'];
      const after = last === undefined ? query.after : Number(last);
      const source = sources.add(reply, toldOf);
      void begin(station, source, after);
      return reply.type('text/event-stream').send(source.stream);
    },
  );

  app.get(
    '/attendance/events',
    {
      ...access('attendance:read'),
      schema: {
        operationId: 'listAttendanceEvents',
        summary: 'List attendance events after one that was read, oldest first',
        tags,
        querystring: listQuery,
        response: { 200: z.object({ items: z.array(outboxEvent), next: z.int().nullable() }), ...problems },
      },
    },
    async ({ query }) => {
      const { events } = await station.call('outbox.after', query);
      const next = events.length === query.limit ? (events.at(-1)?.id ?? null) : null;
      return { items: events.map(eventBody), next };
    },
  );
};

/** What the reader missed, in pieces that it can take; then what comes. A fault ends the stream: the reader comes again. */
async function begin(station: SigningClient, source: EventSource, after: number | undefined): Promise<void> {
  try {
    let last = after;
    while (last !== undefined && source.open) {
      const { events }: { events: OutboxEvent[] } = await station.call('outbox.after', { after: last, limit: batch });
      await source.replay(events.map(told));
      last = events.at(-1)?.id;
    }
    await source.resume();
  } catch {
    source.end();
  }
}

function toldOf(event: StationEvent): Told | null {
  return event.type === 'outbox' ? told(event.event) : null;
}

function told(event: OutboxEvent): Told {
  return { event: event.topic, id: event.id, data: eventBody(event) };
}
