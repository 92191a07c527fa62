/** How the station is, what it could recognise with, and what it runs with. */

import { officeArguments } from '../../../src-shared/contract/office.ts';
import { problems } from './problem.ts';
import { type ApiPlugin, access, page, pageOf } from './route-parts.ts';
import { pack, settings, status } from './schemas.ts';
import { write, writeHeaders } from './writes.ts';

const tags = ['Station'];

/** How the station is and what it could recognise with. */
export const overviewRoutes: ApiPlugin = async (app, { station }) => {
  app.get(
    '/health',
    {
      ...access(null),
      schema: {
        operationId: 'getHealth',
        summary: 'See whether the station can do its work',
        description: 'Open to this computer without a key. "degraded" names its problems.',
        tags,
        security: [],
        response: { 200: status, ...problems },
      },
    },
    () => station.call('station.status', {}),
  );

  app.get(
    '/packs',
    {
      ...access('admin'),
      schema: {
        operationId: 'listPacks',
        summary: 'List the model packs that were found',
        description: 'With the licence and source of each file, and whether it is there.',
        tags,
        response: { 200: pageOf(pack), ...problems },
      },
    },
    async () => page((await station.call('packs.list', {})).packs, null),
  );
};

const body = officeArguments['settings.update'].omit({ actor: true });

/** What the station runs with: read, and changed at once. */
export const settingsRoutes: ApiPlugin = async (app, { station, idempotency }) => {
  app.get(
    '/settings',
    {
      ...access('admin'),
      schema: {
        operationId: 'getSettings',
        summary: 'See what the station runs with',
        tags,
        response: { 200: settings, ...problems },
      },
    },
    () => station.call('station.settings', {}),
  );

  app.patch(
    '/settings',
    {
      ...access('admin'),
      schema: {
        operationId: 'updateSettings',
        summary: 'Change settings',
        description: 'Takes effect at once, at every gate. What is left out stays as it is.',
        tags,
        headers: writeHeaders,
        body,
        response: { 200: settings, ...problems },
      },
    },
    (request, reply) =>
      write({ idempotency, request, reply }, request.body, async () => {
        await station.call('settings.update', { ...request.body, actor: request.caller.name });
        return { status: 200, body: await station.call('station.settings', {}) };
      }),
  );
};
