/** The OpenAPI documents of one port, by the name of their dialect. */

import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { accessFor } from '../route-access.ts';
import type { Json } from './description.ts';

interface Entry {
  name: string;
  title: string;
  document(): Json;
}

export class Documents {
  readonly #entries: Entry[] = [];

  /** `document` is asked only once the server is ready. */
  add(name: string, title: string, document: () => Json): void {
    this.#entries.push({ name, title, document });
  }

  get all(): readonly Entry[] {
    return this.#entries;
  }
}

/** Looser than the screens' in one thing: the reference sets style attributes. */
const contentSecurityPolicy = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};

/** Open to this computer; beyond it to any caller with a key. */
const access = accessFor('station')(null);

/** `/docs`: the readable reference of a port's dialects and their OpenAPI documents, all from this computer's own disk. */
export async function docsRoutes(app: FastifyInstance, { documents }: { documents: Documents }): Promise<void> {
  app.addHook('onRoute', (route) => {
    route.config = { ...route.config, ...access.config };
  });
  for (const { name, document } of documents.all)
    app.get(addressOf(name), async ({ protocol, host }, reply) => {
      // As this caller reaches it: another computer knows another name for it than its own.
      const servers = [{ url: `${protocol}://${host}`, description: 'This station' }];
      return reply.type('application/json; charset=utf-8').send({ ...document(), servers });
    });
  // What the reference wants of this plugin is answered by the documents above.
  await app.register(swagger, { openapi: { info: { title: 'Hadir', version: '1' } } });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: contentSecurityPolicy,
    theme: { title: 'Hadir: API' },
    uiConfig: {
      urls: documents.all.map(({ name, title }) => ({ name: title, url: addressOf(name) })),
      deepLinking: true,
      displayRequestDuration: true,
    },
    transformSpecification: () => documents.all[0]?.document() ?? {},
    transformSpecificationClone: false,
  });
}

function addressOf(name: string): string {
  return `/docs/${name}/openapi.json`;
}
