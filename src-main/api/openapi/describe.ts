/** Gives a dialect's plugin its OpenAPI document: made of the routes as the server has them, so that it cannot tell of others. */
import swagger from '@fastify/swagger';
import type { FastifyInstance, FastifyPluginAsync, FastifyPluginOptions, RouteOptions } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import type { DialectDescription, Json, RouteDescription } from './description.ts';
import type { Documents } from './documents.ts';

const securitySchemes = {
  key: { type: 'apiKey', in: 'header', name: 'X-API-Key', description: 'A key that `hadir keys create` made.' },
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
      ...(description.routes ? {} : { transform: strictBodies, transformObject: onlyUsed }),
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
    const key = `${String(route.method)} ${route.url}`;
    // The root of a prefix answers with and without its last slash; the documents write it with.
    route.schema = routes[key] ?? routes[`${key}/`] ?? { hide: true };
  });
}

/** What a body's schema has no place for is refused (`unknownFields` looks beside the schemas, which do not say it themselves). */
const strictBodies: typeof jsonSchemaTransform = (document) => {
  const { schema, url } = jsonSchemaTransform(document);
  return { schema: schema?.body ? { ...schema, body: closed(schema.body) } : schema, url };
};

/** `schema` with all of its objects closed that do not say what else they take. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]));
  const isOpen = inner.type === 'object' && 'properties' in inner && !('additionalProperties' in inner);
  return isOpen ? { ...inner, additionalProperties: false } : inner;
}

/** Without the components that no route speaks of. */
const onlyUsed: typeof jsonSchemaTransformObject = (object) => {
  const document = jsonSchemaTransformObject(object) as Document;
  const all = document.components?.schemas ?? {};
  const used: Record<string, unknown> = {};
  const follow = (value: unknown): void => {
    for (const [, name = ''] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (name in used) continue;
      used[name] = all[name];
      follow(all[name]);
    }
  };
  follow(document.paths);
  return { ...document, components: { ...document.components, schemas: used } } as Transformed;
};

type Transformed = ReturnType<typeof jsonSchemaTransformObject>;

interface Document {
  paths: unknown;
  components?: { schemas?: Record<string, unknown> };
}
