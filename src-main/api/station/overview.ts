/** How the station is and what it could recognise with. */
import { page, pageOf } from './pages.ts';
import { type ApiPlugin, access } from './parts.ts';
import { problems } from './problem.ts';
import { pack, status } from './schemas.ts';

const tags = ['Station'];

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
