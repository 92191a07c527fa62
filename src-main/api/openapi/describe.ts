/** Gives a dialect's plugin its OpenAPI document: made of the routes as the server has them, so that it cannot tell of others. */
import swagger from '@fastify/swagger';
import type { FastifyInstance, FastifyPluginAsync, FastifyPluginOptions, RouteOptions } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import type { DialectDescription, Json, RouteDescription } from './description.ts';
import type { Documents } from './documents.ts';

const securitySchemes = {
  key: { type: 'apiKey', in: 'header', name: 'X-API-Key', description: 'A key that `hadir key create` made.' },
} as const;

/** `plugin` with its document among `documents` as `name`. Where `documents` is null it is the plugin itself. */
export function described<O extends FastifyPluginOptions>(
  documents: Documents | null,
  name: string,
  description: DialectDescription,
  plugin: FastifyPluginAsync<O>,
): FastifyPluginAsync<O> {
  if (!documents) return plugin;
  return async (app, options) => {
    if (description.routes) describeRoutes(app, description.routes);
    await app.register(swagger, {
      openapi: head(description),
      // Zod's schemas become JSON Schema; those of a table are that already.
      ...(description.routes ? {} : { transform: jsonSchemaTransform, transformObject: onlyUsed }),
    });
    documents.add(name, description.title, () => app.swagger() as unknown as Json);
    await plugin(app, options);
  };
}

function head({ title, description, version, keyless, tags }: DialectDescription) {
  return {
    openapi: '3.1.0',
    info: { title, description, version },
    servers: [{ url: '/', description: 'This station' }],
    components: { securitySchemes },
    security: keyless ? [{}, { key: [] }] : [{ key: [] }],
    tags,
  };
}

/** The schemas describe only: the dialect decodes its requests and writes its answers itself. */
function describeRoutes(app: FastifyInstance, routes: Record<string, RouteDescription>): void {
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => JSON.stringify);
  app.addHook('onRoute', (route: RouteOptions) => {
    const description = routes[`${String(route.method)} ${route.url}`];
    route.schema = description ?? { hide: true };
  });
}

/** Without the components that no route speaks of. */
const onlyUsed: typeof jsonSchemaTransformObject = (object) => {
  const document = jsonSchemaTransformObject(object) as { components?: { schemas?: Record<string, unknown> } };
  const all = JSON.stringify(document);
  const schemas = Object.entries(document.components?.schemas ?? {});
  const used = schemas.filter(([name]) => all.includes(`"#/components/schemas/${name}"`));
  return { ...document, components: { ...document.components, schemas: Object.fromEntries(used) } } as ReturnType<
    typeof jsonSchemaTransformObject
  >;
};
