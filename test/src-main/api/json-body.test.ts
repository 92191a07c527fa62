/** Bodies with a photo, read by hand: the places they take are given back, whatever becomes of them. */

import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import Fastify from 'fastify';
import { expect, it, onTestFinished } from 'vitest';
import { errorHandler } from '../../../src-main/api/errors.ts';
import { isShallow, leaveBodiesUnread, maxJsonBytes, maxJsonDepth, withJson } from '../../../src-main/api/json-body.ts';
import { UploadPlaces } from '../../../src-main/api/upload-places.ts';

const places = 4;
const headers = { 'content-type': 'application/json' };

function server(use: (body: object) => Promise<unknown> = async (body) => body): FastifyInstance {
  const app = Fastify();
  app.decorate('uploads', new UploadPlaces(places));
  leaveBodiesUnread(app);
  app.setErrorHandler(errorHandler(({ code, message }) => ({ code, message })));
  app.post('/', (request) => withJson(request, use));
  app.delete('/', async () => ({ done: true }));
  onTestFinished(() => app.close());
  return app;
}

const post = (app: FastifyInstance, payload: string | Buffer, more: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url: '/', headers: { ...headers, ...more }, payload });

it('gives the object', async () => {
  const answer = await post(server(), '{"a": "é", "b": [1]}');
  expect([answer.statusCode, answer.json()]).toEqual([200, { a: 'é', b: [1] }]);
});

it.each(['application/json', 'APPLICATION/JSON; charset=utf-8', 'application/vnd.api+json'])(
  'takes %s',
  async (type) => {
    expect((await post(server(), '{}', { 'content-type': type })).statusCode).toBe(200);
  },
);

it.each(['text/plain', 'application/jsonp', 'application/x-www-form-urlencoded', 'text/json-ish'])(
  'does not take %s',
  async (type) => {
    const answer = await post(server(), '{}', { 'content-type': type });
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid_argument']);
  },
);

it('reads up to the limit and not a byte more', async () => {
  const padded = (size: number): Buffer => Buffer.concat([Buffer.from('{}'), Buffer.alloc(size - 2, 0x20)]);
  expect((await post(server(), padded(maxJsonBytes))).statusCode).toBe(200);
  expect((await post(server(), padded(maxJsonBytes + 1))).statusCode).toBe(413);
});

it('leaves a body alone that nobody asks for', async () => {
  const answer = await server().inject({ method: 'DELETE', url: '/', headers, payload: '{ broken' });
  expect(answer.json()).toEqual({ done: true });
});

it('says busy where every place is taken, and has them back afterwards', async () => {
  let free = (): void => {};
  const held = new Promise<void>((resolve) => {
    free = resolve;
  });
  const nothing = async (): Promise<null> => null;
  const app = server();
  const holding = Array.from({ length: places }, () => app.uploads.withPlace(nothing, () => held));
  const refused = await post(app, '{}');
  expect([refused.statusCode, refused.headers['retry-after']]).toEqual([503, '1']);
  free();
  await Promise.all(holding);
  for (let i = 0; i < places + 2; i++) {
    expect((await post(app, '{ broken')).statusCode).toBe(400);
    expect((await post(app, '[]')).statusCode).toBe(400);
  }
  expect((await post(app, '{}')).statusCode).toBe(200);
});

it('has the place back when what was to be done fails', async () => {
  const app = server(async () => {
    throw new Error('no');
  });
  for (let i = 0; i < places + 2; i++) expect((await post(app, '{}')).statusCode).toBe(500);
});

it.each([
  ['arrays', '[', ']'],
  ['objects', '{"a":', '}'],
  ['never closed', '[', ''],
])('%s: up to 64 in each other, no more', (_, open, close) => {
  const nested = (depth: number): string => `${open.repeat(depth)}1${close.repeat(depth)}`;
  expect(isShallow(nested(maxJsonDepth))).toBe(true);
  expect(isShallow(nested(maxJsonDepth + 1))).toBe(false);
  expect(isShallow(nested(1_000_000))).toBe(false);
});

it('brackets in texts are letters, whatever is escaped before them', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('[', '"', '\\', '{', 'a'), { maxLength: 300 }), (letters) => {
      expect(isShallow(JSON.stringify([letters.join('')]))).toBe(true);
    }),
  );
});
