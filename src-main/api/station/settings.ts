/** What the station runs with: read, and changed at once. */
import { officeArguments } from '../../../src-shared/contract/office.ts';
import { type ApiPlugin, access } from './parts.ts';
import { problems } from './problem.ts';
import { settings } from './schemas.ts';
import { write, writeHeaders } from './writes.ts';

const tags = ['Station'];

const body = officeArguments['settings.update'].omit({ actor: true });

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
