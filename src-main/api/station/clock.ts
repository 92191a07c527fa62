/** The time that attendance is recorded with, and the word of staff on the computer's clock. */
import { z } from 'zod';
import { problems } from './problem.ts';
import { type ApiPlugin, access } from './route-parts.ts';
import { writeHeaders, wrote } from './writes.ts';

const tags = ['Attendance'];
const now = z.string().meta({ format: 'date-time' });

export const clockRoutes: ApiPlugin = async (app, { station, idempotency }) => {
  app.get(
    '/clock',
    {
      ...access('attendance:read'),
      schema: {
        operationId: 'getClock',
        summary: 'Get the time the station records with',
        tags,
        response: {
          200: z.object({
            now,
            behindMs: z.int().describe("Milliseconds the computer's clock is behind it; 0 where they agree."),
            timeZone: z.string().describe("IANA name of the school's time zone today."),
          }),
          ...problems,
        },
      },
    },
    () => station.call('clock.status', {}),
  );

  app.post(
    '/clock/trust',
    {
      ...access('admin'),
      schema: {
        operationId: 'trustClock',
        summary: "Say that the computer's clock is right",
        description: 'After the clock went back: from here on records follow it again, earlier than those before.',
        tags,
        headers: writeHeaders,
        response: { 200: z.object({ now }), ...problems },
      },
    },
    (request, reply) =>
      wrote({ idempotency, request, reply }, 200, () => station.call('clock.trust', { actor: request.caller.name })),
  );
};
