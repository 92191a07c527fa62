import Fastify from 'fastify';
import { describe, expect, it, onTestFinished } from 'vitest';
import { errorHandler, httpStatus } from '../../../src-main/api/errors.ts';
import { errorCodes, StationError } from '../../../src-shared/errors.ts';

async function answerTo(thrown: unknown) {
  const app = Fastify();
  app.setErrorHandler(errorHandler((error, status) => ({ ...error, status })));
  app.get('/', async () => Promise.reject(thrown));
  onTestFinished(() => app.close());
  return app.inject('/');
}

describe('the table of error codes', () => {
  it.each(errorCodes)('%s has a status of its own kind', (code) => {
    const { retryable } = new StationError(code, 'x');
    expect(httpStatus[code]).toBeGreaterThanOrEqual(400);
    // What may work a moment later is 503, so that clients try again; 429 where the caller itself is the reason.
    if (retryable) expect(httpStatus[code]).toBe(code === 'too_many_requests' ? 429 : 503);
  });
});

describe('an answer', () => {
  it('is the error as it was thrown', async () => {
    const answer = await answerTo(new StationError('person_not_found', 'Nobody.', { userId: 3 }));
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toEqual({
      code: 'person_not_found',
      message: 'Nobody.',
      details: { userId: 3 },
      retryable: false,
      status: 404,
    });
    expect(answer.headers['retry-after']).toBeUndefined();
  });

  it('with 503 or 429 says when to come back', async () => {
    const named = await answerTo(new StationError('vision_restarting', 'Wait.', { retryAfter: 2 }));
    expect([named.statusCode, named.headers['retry-after']]).toEqual([503, '2']);
    expect((await answerTo(new StationError('storage_full', 'Full.'))).headers['retry-after']).toBe('5');
    const slower = await answerTo(new StationError('too_many_requests', 'Slower.', { retryAfter: 42 }));
    expect([slower.statusCode, slower.headers['retry-after']]).toEqual([429, '42']);
  });

  it.each([new Error('at /home/school/secret.ts'), new TypeError('x is undefined'), 'a text'])(
    'says nothing of the inside (%s)',
    async (thrown) => {
      const answer = await answerTo(thrown);
      expect(answer.statusCode).toBe(500);
      expect(answer.json()).toMatchObject({ code: 'internal', details: {} });
      expect(answer.body).not.toMatch(/secret|undefined/);
    },
  );
});
