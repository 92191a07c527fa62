/** Gives a dialect's plugin its OpenAPI document: made of the routes as the server has them, so that it cannot tell of others. */
import swagger from '@fastify/swagger';
import type { FastifyPluginAsync, FastifyPluginOptions, FastifySchema, RouteOptions } from 'fastify';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { keylessDialects } from '../../../src-shared/access.ts';
import type { RouteAccess } from '../route-access.ts';
import type { DialectDescription, Json } from './description.ts';
import type { Documents } from './documents.ts';
import { exampleOf, type Known } from './examples.ts';

const made = 'A key that `hadir keys create` made';
const securitySchemes = {
  key: { type: 'apiKey', in: 'header', name: 'X-API-Key', description: `${made}.` },
  bearer: { type: 'http', scheme: 'bearer', description: `${made}, for clients that know no other header.` },
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
    await app.register(swagger, {
      openapi: head(description),
      transform: description.strict ? strictBodies : transform,
      transformObject: finished(description.words ?? {}),
    });
    documents.add(name, description.title, () => app.swagger() as unknown as Json);
    await plugin(app, options);
  };
}

function head({ title, description, version, tags }: DialectDescription) {
  return {
    openapi: '3.1.0',
    info: { title, description, version, contact: { name: 'Hadir' } },
    components: { securitySchemes },
    tags,
  };
}

/** Zod leaves away the examples of what is read as something else than it is written. */
const zodToJsonConfig: Parameters<typeof createJsonSchemaTransform>[0]['zodToJsonConfig'] = {
  override: ({ zodSchema, jsonSchema }) => {
    const { examples } = z.globalRegistry.get(zodSchema) ?? {};
    if (Array.isArray(examples)) jsonSchema.examples = examples;
  },
};
const schemasOf = createJsonSchemaTransform({ zodToJsonConfig });
const componentsOf = createJsonSchemaTransformObject({ zodToJsonConfig });

/** The zod schemas as JSON Schema, and who may call, as the route itself asks it. */
const transform: typeof schemasOf = (route) => {
  const { schema, url } = schemasOf(route);
  const { access } = ((route as { route?: RouteOptions }).route?.config ?? {}) as { access?: RouteAccess };
  const hidden = !schema || (schema as { hide?: boolean }).hide;
  return { url, schema: hidden || !access ? schema : { ...schema, ...callersOf(access, schema) } };
};

function callersOf({ dialect, scope, beyondLoopback }: RouteAccess, { description }: FastifySchema): FastifySchema {
  const free = keylessDialects.has(dialect) || scope === null;
  const asked = scope === null ? 'Any key will do' : `A key needs the scope \`${scope}\``;
  const also = beyondLoopback ? `, and from other computers \`${beyondLoopback}\`` : '';
  const none = free ? '; on this computer none is needed' : '';
  return {
    description: [description, `${asked}${also}${none}.`].filter(Boolean).join('\n\n'),
    security: [...(free ? [{}] : []), { key: [] }, { bearer: [] }],
  };
}

function finished(words: Known['words']): typeof componentsOf {
  return (object) => {
    const document = onlyUsed(componentsOf(object) as unknown as Document);
    const known = { named: document.components.schemas, words };
    for (const operation of Object.values(document.paths).flatMap((item) => Object.values(item)))
      exemplify(operation, known);
    return document as unknown as ReturnType<typeof componentsOf>;
  };
}

/** Examples where a reader looks for them: at each JSON body and answer, and at what an address holds. */
function exemplify({ requestBody, responses, parameters = [] }: Operation, known: Known): void {
  const bodies = [requestBody, ...Object.values(responses)].flatMap((body) => Object.entries(body?.content ?? {}));
  const json = bodies.filter(([type]) => /json$/.test(type)).map(([, media]) => media);
  for (const place of [...json, ...parameters.filter((parameter) => parameter.in === 'path')]) {
    if ('example' in place || 'examples' in place) continue;
    const example = exampleOf(place.schema, known, place.name);
    if (example !== undefined) place.example = example;
  }
}

/** What a body's schema has no place for is refused (`unknownFields` looks beside the schemas, which do not say it themselves). */
const strictBodies: typeof schemasOf = (document) => {
  const { schema, url } = transform(document);
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
function onlyUsed(document: Document): Document {
  const all = document.components.schemas;
  const used: Record<string, Json> = {};
  const follow = (value: unknown): void => {
    for (const [, name = ''] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (name in used) continue;
      used[name] = all[name] ?? {};
      follow(all[name]);
    }
  };
  follow(document.paths);
  return { ...document, components: { ...document.components, schemas: used } };
}

interface Place extends Json {
  schema: Json;
  /** Of a parameter. */
  name?: string;
}

interface Body {
  content?: Record<string, Place>;
}

interface Operation {
  parameters?: (Place & { in: string })[];
  requestBody?: Body;
  responses: Record<string, Body>;
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Json> };
}
