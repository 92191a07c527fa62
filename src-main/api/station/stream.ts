/** What the station tells its screens, for other programs: server-sent events. */
import { z } from 'zod';
import { StationError } from '../../../src-shared/errors.ts';
import { EventSource } from './event-source.ts';
import { type ApiPlugin, access } from './parts.ts';
import { problems } from './problem.ts';

/** Streams open at once; a school has a handful of programs. */
const maxStreams = 64;

const lastEventId = z
  .string()
  .regex(/^\d{1,15}$/, 'must be the id of an event')
  .optional()
  .describe('The id of the last event that was read; what was recorded since comes first.');

const description = `Events: \`recognised\` (somebody was recorded at the gate: at, eventId, personId, name, group; its id is the
eventId), \`people.changed\` and \`status\`. The last two are not kept: after a break, read /people and /health anew. A line
without an event comes every 15 seconds. A reader that does not keep up is cut off and resumes with Last-Event-ID.`;

export const streamRoutes: ApiPlugin = async (app, { station }) => {
  const open = new Set<EventSource>();
  // The end of the station waits for answers under way; these would never end by themselves.
  app.addHook('preClose', async () => {
    for (const source of open) source.end();
  });

  app.get(
    '/events/stream',
    {
      ...access('attendance:read'),
      schema: {
        operationId: 'streamEvents',
        summary: 'Follow what happens at the gate',
        description,
        tags: ['Events'],
        headers: z.looseObject({ 'last-event-id': lastEventId }),
        response: {
          200: {
            description: 'A stream of events.',
            content: { 'text/event-stream': { schema: z.any().meta({ type: 'string' }) } },
          },
          ...problems,
        },
      },
    },
    async (request, reply) => {
      if (open.size >= maxStreams)
        throw new StationError('busy', 'Too many streams are open. Close one.', { retryAfter: 30 });
      const after = Number(request.headers['last-event-id'] ?? 0);
      const source = new EventSource(reply.raw);
      open.add(source);
      const unsubscribe = station.subscribe((event) => source.send(event));
      source.stream.on('close', () => {
        unsubscribe();
        open.delete(source);
      });
      reply.raw.on('close', () => source.stream.destroy());
      source.resume(after > 0 ? (await station.call('recognition.arrivals', { after })).arrivals : []);
      return reply.type('text/event-stream').send(source.stream);
    },
  );
};
