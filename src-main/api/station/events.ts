/** What the gate has decided, newest first. */
import { cursorOf, page, pageOf, pageQuery } from './pages.ts';
import { type ApiPlugin, access } from './parts.ts';
import { problems } from './problem.ts';
import { recognitionEvent } from './schemas.ts';

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
