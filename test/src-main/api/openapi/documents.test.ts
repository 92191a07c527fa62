/** The OpenAPI documents: sound by Redocly's and Spectral's rules, with examples, and of exactly the routes that the servers have. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import spectral from '@stoplight/spectral-core';
import rulesets from '@stoplight/spectral-rulesets';
import type { FastifyInstance, RouteOptions } from 'fastify';
import pino from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createBiometricServer, createServer } from '../../../../src-main/api/server.ts';
import type { Dialect } from '../../../../src-shared/access.ts';
import { bench } from '../../station/support.ts';

const config = await createConfig({
  extends: ['recommended-strict'],
  rules: {
    // The station is not licensed to the public.
    'info-license': 'off',
    'info-license-strict': 'off',
    // Two of the source documents write `/api/face/` and `/api/v1/biometric/`.
    'no-path-trailing-slash': 'off',
  },
});

/** Both linters look at each example by its schema, too. */
const rules = new spectral.Spectral();
rules.setRuleset({
  extends: [[rulesets.oas as never, 'recommended']],
  rules: { 'path-keys-no-trailing-slash': 'off' },
});

interface Document {
  openapi: string;
  servers: { url: string }[];
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
}

interface Body {
  content?: Record<string, { schema: { properties: Record<string, object> }; example?: unknown; examples?: unknown }>;
}

interface Operation {
  tags: string[];
  parameters?: { in: string; name: string; example?: unknown }[];
  requestBody?: Body;
  responses: Record<string, Body>;
}

/** Every route that `make` puts on its server, as the server itself counts them. */
async function routesOf(
  make: () => Promise<FastifyInstance>,
): Promise<{ app: FastifyInstance; routes: RouteOptions[] }> {
  const routes: RouteOptions[] = [];
  const listen = (message: unknown): void => {
    const { fastify } = message as { fastify: FastifyInstance };
    fastify.addHook('onRoute', (route) => void routes.push(route));
  };
  subscribe('fastify.initialization', listen);
  try {
    return { app: await make(), routes };
  } finally {
    unsubscribe('fastify.initialization', listen);
  }
}

/** Those a caller of the dialect is meant to know: no automatic HEAD, no 405, no channel of the command line. */
function published(routes: RouteOptions[], dialect: Dialect): string[] {
  const own = routes.filter(({ url, method, config, schema }) => {
    const { access } = config ?? {};
    const page = /^\/(docs|metrics)\b/.test(url);
    return (
      access?.dialect === dialect &&
      !access.controlOnly &&
      !page &&
      method !== 'HEAD' &&
      !Array.isArray(method) &&
      schema !== null
    );
  });
  return [...new Set(own.map(({ method, url }) => `${method} ${url}`))].sort();
}

async function server(port: 'main' | 'biometric', docs: boolean): Promise<FastifyInstance> {
  const { station } = bench();
  const access = { allowedHosts: [], allowedOrigins: [] };
  const both = { station, access, logger: pino({ level: 'silent' }), homeTenant: 1, docs };
  const measure = async () => ({ cpu: 1, memory: 1, disk: 1 });
  const app =
    port === 'main'
      ? await createServer({ ...both, screens: null })
      : await createBiometricServer({ ...both, tolerance: 0.6, threshold: 0.35, measure });
  onTestFinished(() => app.close());
  await app.ready();
  return app;
}

async function documentOf(app: FastifyInstance, name: string): Promise<Document> {
  const answer = await app.inject({ url: `/docs/${name}/openapi.json`, headers: { host: '127.0.0.1:8000' } });
  expect(answer.statusCode).toBe(200);
  return answer.json();
}

function lackingExamples({ requestBody, responses, parameters = [] }: Operation): string[] {
  const bodies = Object.entries({ body: requestBody, ...responses }).flatMap(([place, body]) =>
    Object.entries(body?.content ?? {})
      .filter(([type, media]) => /json$/.test(type) && !('example' in media) && !('examples' in media))
      .map(([type]) => `${place} ${type}`),
  );
  const path = parameters.filter((parameter) => parameter.in === 'path' && !('example' in parameter));
  return [...bodies, ...path.map((parameter) => parameter.name)];
}

const documents: ['main' | 'biometric', Dialect, number][] = [
  ['main', 'tenant', 13],
  ['main', 'registry', 4],
  ['main', 'station', 107],
  ['biometric', 'biometric', 5],
  ['biometric', 'server', 6],
];

describe.each(documents)('on the %s port, %s', (port, name, count) => {
  it('is OpenAPI 3.1 without a fault', async () => {
    const document = await documentOf(await server(port, true), name);
    expect(document.openapi).toMatch(/^3\.1\./);
    const problems = await lintFromString({ source: JSON.stringify(document), config });
    expect(problems.map((found) => `${found.ruleId} ${found.message} ${found.location[0]?.pointer}`)).toEqual([]);
    const more = await rules.run(JSON.stringify(document));
    expect(more.map(({ code, message, path }) => `${code} ${message} ${path.join('/')}`)).toEqual([]);
  });

  it('gives an example of every JSON body, of every answer, and of what an address holds', async () => {
    const { paths } = await documentOf(await server(port, true), name);
    const without = Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item).flatMap(([method, operation]) =>
        lackingExamples(operation).map((place) => `${method} ${path}: ${place}`),
      ),
    );
    expect(without).toEqual([]);
  });

  it('speaks of each of its tags', async () => {
    const { paths, tags } = await documentOf(await server(port, true), name);
    const spoken = Object.values(paths).flatMap((item) => Object.values(item).flatMap((operation) => operation.tags));
    expect(tags.map((tag) => tag.name).sort()).toEqual([...new Set(spoken)].sort());
  });

  it('has every route of its dialect, and no other', async () => {
    const { app, routes } = await routesOf(() => server(port, true));
    const { paths } = await documentOf(app, name);
    const described = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    );
    expect(described.sort()).toEqual(published(routes, name));
    expect(described).toHaveLength(count);
  });

  it('describes photos as files', async () => {
    const { paths } = await documentOf(await server(port, true), name);
    const forms = Object.values(paths)
      .flatMap((item) => Object.values(item))
      .flatMap(({ requestBody }) => requestBody?.content?.['multipart/form-data'] ?? []);
    for (const { schema } of forms) expect(JSON.stringify(schema.properties)).toContain('"format":"binary"');
  });
});

it('of the station’s API says that bodies are strict, however deep', async () => {
  const document = await documentOf(await server('main', true), 'station');
  const bodies = Object.values(document.paths)
    .flatMap((item) => Object.values(item))
    .flatMap(({ requestBody }) => Object.values(requestBody?.content ?? {}));
  const objects = bodies.flatMap(({ schema }) => objectsIn(schema));
  expect(objects.length).toBeGreaterThan(50);
  for (const object of objects) expect(object).toHaveProperty('additionalProperties');
  expect(objects.filter(({ additionalProperties }) => additionalProperties === false).length).toBeGreaterThan(50);
  // Nothing is said elsewhere that would take what is not known.
  expect(JSON.stringify(bodies)).not.toContain('$ref');
});

/** Every schema of an object in `value` with fields of its own. */
function objectsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(objectsIn);
  const isObject = 'type' in value && value.type === 'object' && 'properties' in value;
  return isObject ? [value as Record<string, unknown>, ...inner] : inner;
}

describe('/docs', () => {
  const headers = { host: 'localhost' };

  it.each(['localhost:8000', '127.0.0.1:9000'])('names the server as its reader reached it, %s', async (host) => {
    const answer = await (await server('main', true)).inject({ url: '/docs/station/openapi.json', headers: { host } });
    expect(answer.json<Document>().servers.map(({ url }) => url)).toEqual([`http://${host}`]);
  });

  it.each(['main', 'biometric'] as const)('on the %s port is made of its own files only', async (port) => {
    const app = await server(port, true);
    const page = await app.inject({ url: '/docs', headers });
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-security-policy']).toMatch(/default-src 'none'; script-src 'self';/);
    const files = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file as string);
    expect(files.length).toBeGreaterThan(4);
    for (const url of files) expect([url, (await app.inject({ url, headers })).statusCode]).toEqual([url, 200]);
    const start = await app.inject({ url: '/docs/static/swagger-initializer.js', headers });
    for (const [at, dialect] of documents) expect(start.body.includes(`/docs/${dialect}/`)).toBe(at === port);
  });

  it.each(['main', 'biometric'] as const)('on the %s port is nowhere when it is off', async (port) => {
    const app = await server(port, false);
    for (const url of ['/docs', '/docs/', '/docs/json', '/docs/tenant/openapi.json', '/docs/server/openapi.json'])
      expect((await app.inject({ url, headers })).statusCode).toBe(404);
  });

  it('beyond this computer is for callers with a key', async () => {
    const app = await server('main', true);
    const far = { remoteAddress: '192.168.1.20', headers };
    for (const url of ['/docs', '/docs/static/swagger-ui.css', '/docs/tenant/openapi.json'])
      expect([url, (await app.inject({ url, ...far })).statusCode]).toEqual([url, 401]);
  });
});
