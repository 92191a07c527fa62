/** Whole groups moving up, and people leaving the school. */
import { z } from 'zod';
import { profile } from '../../../src-shared/contract/profile.ts';
import { promotionPreview, purgePreview, rosterArguments } from '../../../src-shared/contract/roster.ts';
import { problems } from './problem.ts';
import { type ApiPlugin, access } from './route-parts.ts';
import { writeHeaders, wrote } from './writes.ts';

const promotion = rosterArguments['promotion.preview'];
const leaving = rosterArguments['leavers.leave'].omit({ actor: true });
const purge = rosterArguments['leavers.purge'].omit({ actor: true });

export const promotionRoutes: ApiPlugin = async (app, { station, idempotency }) => {
  app.post(
    '/promotions/preview',
    {
      ...access('people:read'),
      schema: {
        operationId: 'previewPromotion',
        summary: 'See how many people a promotion would move',
        tags: ['Promotion'],
        body: promotion,
        response: { 200: promotionPreview, ...problems },
      },
    },
    ({ body }) => station.call('promotion.preview', body),
  );

  app.post(
    '/promotions',
    {
      ...access('people:write'),
      schema: {
        operationId: 'promote',
        summary: 'Move whole groups on a date, all at once',
        description:
          'Everybody who belongs to a group on the eve of the date moves; to null: they leave the school. Sent again, it ' +
          'moves nobody a second time.',
        tags: ['Promotion'],
        headers: writeHeaders,
        body: promotion,
        response: { 200: z.object({ moved: z.int(), left: z.int() }), ...problems },
      },
    },
    (request, reply) =>
      wrote({ idempotency, request, reply }, 200, () =>
        station.call('promotion.apply', { ...request.body, actor: request.caller.name }),
      ),
  );

  app.get(
    '/leavers',
    {
      ...access('people:read'),
      schema: {
        operationId: 'previewPurge',
        summary: 'List who left before a date, and what a purge of them would delete',
        tags: ['Leavers'],
        querystring: rosterArguments['leavers.preview'],
        response: { 200: purgePreview, ...problems },
      },
    },
    ({ query }) => station.call('leavers.preview', query),
  );

  app.post(
    '/leavers',
    {
      ...access('people:write'),
      schema: {
        operationId: 'leave',
        summary: 'Say that a person leaves the school',
        description: 'Their last day is the day before the date.',
        tags: ['Leavers'],
        headers: writeHeaders,
        body: leaving,
        response: { 200: profile, ...problems },
      },
    },
    (request, reply) =>
      wrote({ idempotency, request, reply }, 200, () =>
        station.call('leavers.leave', { ...request.body, actor: request.caller.name }),
      ),
  );

  app.post(
    '/leavers/purge',
    {
      ...access('people:write'),
      schema: {
        operationId: 'purgeLeavers',
        summary: 'Delete everything of the people who left before a date',
        description:
          'Templates, portraits, profiles, attendance, leave, PINs and cards, for good. Refused unless "people" is the ' +
          'number that the preview says.',
        tags: ['Leavers'],
        headers: writeHeaders,
        body: purge,
        response: { 200: purgePreview, ...problems },
      },
    },
    (request, reply) =>
      wrote({ idempotency, request, reply }, 200, () =>
        station.call('leavers.purge', { ...request.body, actor: request.caller.name }),
      ),
  );
};
