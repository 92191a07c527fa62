/** HTTP made to hurt: requests hidden in requests, heads without end, many requests in one breath. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endAll } from '../../support/station-process.ts';
import { documented } from './support/dialects.ts';
import { exchange, speak } from './support/http.ts';
import { judge } from './support/oracle.ts';
import { AbusedStation } from './support/station.ts';

const { tenantDialect } = documented;
let station: AbusedStation;

beforeAll(async () => {
  station = await AbusedStation.start();
});
afterAll(async () => {
  await station?.assertWell();
  await station?.process.stop();
  endAll();
});

/** What the station answers to raw lines, each judged. */
async function answers(text: string, ms = 1000) {
  const replies = await speak(station.process.address, Buffer.from(text, 'latin1'), { wanted: 50, ms });
  return replies.map((reply) => judge(tenantDialect, reply, { call: text.slice(0, 60), sent: text }));
}
const statuses = async (text: string, ms?: number): Promise<number[]> =>
  (await answers(text, ms)).map(({ status }) => status);

const hidden = 'GET /enrollments/1 HTTP/1.1\r\nHost: localhost\r\n\r\n';

describe('a request hidden in the body of another: one refusal, and the connection ends', () => {
  const head = 'POST /cache/1/invalidate HTTP/1.1\r\nHost: localhost\r\n';
  test.each([
    ['a length and chunks', `${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`],
    ['chunks and a length', `${head}Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n${hidden}`],
    ['two lengths', `${head}Content-Length: 0\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}`],
    ['two lengths in one line', `${head}Content-Length: 0, ${hidden.length}\r\n\r\n${hidden}`],
    ['an encoding with a tab', `${head}Transfer-Encoding:\tchunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n${hidden}`],
    ['an encoding that is none', `${head}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${hidden}`],
    ['an encoding twice', `${head}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n${hidden}`],
    ['a space before the colon', `${head}Content-Length : 5\r\n\r\n${hidden}`],
    ['a negative length', `${head}Content-Length: -1\r\n\r\n${hidden}`],
    ['a length with a sign', `${head}Content-Length: +5\r\n\r\n${hidden}`],
    ['a length in hexadecimal', `${head}Content-Length: 0x5\r\n\r\n${hidden}`],
    ['a chunk of no size', `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n${hidden}`],
    [
      'a chunk size too large for any machine',
      `${head}Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n${hidden}`,
    ],
    ['a folded header', `${head}X-A: 1\r\n Content-Length: 5\r\n\r\n${hidden}`],
    [
      'line feeds alone',
      `${head.replaceAll('\r\n', '\n')}Content-Length: 5\nTransfer-Encoding: chunked\n\n0\n\n${hidden}`,
    ],
    ['a NUL in a header', `${head}X-A: a\0b\r\n\r\n${hidden}`],
  ])('%s', async (_title, text) => {
    const [first, ...more] = await answers(text);
    expect(more).toEqual([]);
    expect(first?.status).toBe(400);
    expect(first?.headers.connection).toBe('close');
  });

  test('a proper chunked body is read to its end, and what follows is another request', async () => {
    const text = `${head}Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n${hidden}`;
    expect(await statuses(text)).toEqual([200, 200]);
  });

  test('a body that a GET brings along is not the next request', async () => {
    const text = `GET /health HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}`;
    expect(await statuses(text)).toEqual([200]);
  });
});

describe('whom a request is for', () => {
  test.each([
    ['two hosts', 'GET /health HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n', [400]],
    [
      'two hosts, the foreign one first',
      'GET /health HTTP/1.1\r\nHost: evil.example\r\nHost: localhost\r\n\r\n',
      [400],
    ],
    [
      'an address with another host',
      'GET http://evil.example/health HTTP/1.1\r\nHost: localhost\r\n\r\n',
      [404, 403, 400, 200],
    ],
    ['a foreign host', 'GET /health HTTP/1.1\r\nHost: evil.example\r\n\r\n', [403]],
    [
      'a proxy’s word for it',
      'GET /health HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: localhost\r\n\r\n',
      [403],
    ],
    ['no host at all', 'GET /health HTTP/1.1\r\n\r\n', [403]],
    ['CONNECT', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: localhost\r\n\r\n', []],
    ['TRACE', 'TRACE /health HTTP/1.1\r\nHost: localhost\r\nCookie: secret\r\n\r\n', [404]],
    [
      'a method overridden',
      'POST /enrollments/1/1 HTTP/1.1\r\nHost: localhost\r\nX-HTTP-Method-Override: DELETE\r\nContent-Length: 0\r\n\r\n',
      [405],
    ],
    ['HTTP/0.9', 'GET /health\r\n\r\n', [403]],
    ['HTTP/2 in the clear', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', [400]],
    ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', [400]],
    [
      'an upgrade to HTTP/2, as Java’s client asks for with every first request',
      'GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n',
      [200],
    ],
  ])('%s', async (_title, text, wanted: number[]) => {
    const [status] = await statuses(text);
    if (wanted.length === 0) expect(status).toBeUndefined();
    else expect(wanted).toContain(status);
  });
});

describe('heads', () => {
  const get = (lines: string) => statuses(`GET /health HTTP/1.1\r\nHost: localhost\r\n${lines}\r\n`);

  test('a header of 100 kB: 431', async () => {
    expect(await get(`X-Long: ${'y'.repeat(100_000)}\r\n`)).toEqual([431]);
  });
  test('10,000 headers: 431', async () => {
    expect(await get('X-Many: 1\r\n'.repeat(10_000))).toEqual([431]);
  });
  test('300 short headers are no harm', async () => {
    expect(await get('a:1\r\n'.repeat(300))).toEqual([200]);
  });
  test('an address of 100 kB: 431', async () => {
    expect(await statuses(`GET /${'a'.repeat(100_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`)).toEqual([431]);
  });
  test('headers called like what every object has', async () => {
    expect(await get('__proto__: x\r\nconstructor: x\r\ntoString: x\r\n')).toEqual([200]);
  });
  test.each([
    ['100-continue', [100, 200]],
    ['a miracle', [417]],
  ])('Expect: %s', async (expected, wanted) => {
    const text = `POST /cache/1/invalidate HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nExpect: ${expected}\r\n\r\n`;
    const replies = await speak(station.process.address, Buffer.from(text), { wanted: wanted.length });
    expect(replies.map(({ status }) => status)).toEqual(wanted);
  });
});

test('100 requests in one breath: 100 answers in their order', async () => {
  const one = (i: number): string => `GET ${i % 2 ? '/health' : '/nothing'} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
  const text = Array.from({ length: 100 }, (_, i) => one(i)).join('');
  const replies = await speak(station.process.address, Buffer.from(text), { wanted: 100 });
  expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 100 }, (_, i) => (i % 2 ? 200 : 404)));
});

test('a broken one in the breath ends the connection', async () => {
  const ok = 'GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n';
  expect(await statuses(`${ok}nonsense\r\n\r\n${ok}`)).toEqual([400]);
});

test('others are served meanwhile', async () => {
  const flood = Array.from({ length: 100 }, () => statuses(`GET /health HTTP/1.1\r\nX: ${'y'.repeat(60_000)}`, 300));
  expect((await exchange(station.process.address, { method: 'GET', path: '/health' }))?.status).toBe(200);
  await Promise.all(flood);
});
