/** Requests that are no proper form, and addresses that lead nowhere. */
import { connect } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import { form, rawMultipart, sendRaw } from '../../support/client.ts';
import { photo } from '../../support/photos.ts';
import { stationOfFile } from '../../support/station-fixture.ts';

const used = stationOfFile();
const uploads = ['/encode', '/compare', '/detect', '/enroll', '/identify', '/verify'];
let ayu: Buffer;

beforeAll(async () => {
  ayu = await photo('ayu');
});

describe.each(uploads)('POST %s', (path) => {
  test.each([
    ['no body', undefined, undefined],
    ['JSON', '{"file": "abc"}', 'application/json'],
    ['JSON that is none', '{"file": ', 'application/json'],
    ['a urlencoded form', 'file=abc&tenant_id=1', 'application/x-www-form-urlencoded'],
    ['plain text', 'hello', 'text/plain'],
    ['the bare image', 'bytes', 'image/jpeg'],
    ['a content type that is none', 'x', 'nonsense'],
    ['other multipart', '--x--', 'multipart/mixed; boundary=x'],
  ])('%s: 400 naming multipart/form-data', async (_title, body, type) => {
    const { status, body: answer } = await used.api.post(path, body, type ? { headers: { 'content-type': type } } : {});
    expect(status).toBe(400);
    expect(answer.detail).toMatch(/multipart\/form-data/);
  });

  test('GET: 405 that names POST', async () => {
    const { status, headers } = await used.api.get(path);
    expect(status).toBe(405);
    expect(headers.get('allow')).toBe('POST');
  });
});

describe('the file', () => {
  test.each(['image', 'photo', 'File', 'file[]', ''])(
    'in a field called %j: 400 naming the right one',
    async (fileField) => {
      const { status, body } = await used.api.post('/detect', form({}, ayu, { fileField }));
      expect(status).toBe(400);
      expect(body.detail).toMatch(/"file"|file: /);
    },
  );

  test('as text instead of a file: 400', async () => {
    const { status, body } = await used.api.post('/detect', form({ file: 'data:image/jpeg;base64,AAAA' }));
    expect(status).toBe(400);
    expect(body.detail).toMatch(/^file: .*required/);
  });

  test('twice: 400', async () => {
    const data = form({}, ayu);
    data.append('file', new Blob([ayu as Uint8Array<ArrayBuffer>]), 'second.jpg');
    const { status, body } = await used.api.post('/detect', data);
    expect(status).toBe(400);
    expect(body.detail).toMatch(/one file/);
  });

  test('after or before the other fields', async () => {
    const after = new FormData();
    after.append('file', new Blob([ayu as Uint8Array<ArrayBuffer>]), 'a.jpg');
    after.append('tenant_id', '1');
    expect((await used.api.post('/identify', after)).status).toBe(200);
  });

  test.each(['../../../etc/passwd', 'a"b.jpg', 'ü 林.jpg', 'x'.repeat(3000)])(
    'its name says nothing: %j',
    async (name) => {
      const data = new FormData();
      data.append('file', new Blob([ayu as Uint8Array<ArrayBuffer>]), name);
      expect((await used.api.post('/detect', data)).status).toBe(200);
    },
  );
});

describe('fields', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('called %s do no harm', async (name) => {
    const { status } = await used.api.post('/detect', form({ [name]: 'x' }, ayu));
    expect([200, 400]).toContain(status);
    expect((await used.api.post('/detect', form({}, ayu))).status).toBe(200);
  });

  test('more than any client sends: 400', async () => {
    const many = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`field${i}`, 'x']));
    const { status, body } = await used.api.post('/detect', form(many, ayu));
    expect(status).toBe(400);
    expect(body.detail).toMatch(/fields/);
  });

  test('a value of a megabyte: 4xx', async () => {
    const { status } = await used.api.post('/enroll', form({ tenant_id: 1, user_id: 1, name: 'x'.repeat(1e6) }, ayu));
    expect(status).toBe(400);
  });
});

describe('malformed multipart', () => {
  const type = 'multipart/form-data; boundary=x';
  const part =
    'Content-Disposition: form-data; name="file"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\nabc\r\n';
  test.each([
    ['no boundary named', 'multipart/form-data', `--x\r\n${part}--x--\r\n`],
    ['an empty boundary', 'multipart/form-data; boundary=', `--x\r\n${part}--x--\r\n`],
    ['another boundary than the one named', type, `--y\r\n${part}--y--\r\n`],
    ['no closing boundary', type, `--x\r\n${part}`],
    ['cut off within a head', type, '--x\r\nContent-Dispo'],
    ['a part without a head', type, '--x\r\n\r\nabc\r\n--x--\r\n'],
    ['a part without a name', type, '--x\r\nContent-Disposition: form-data\r\n\r\nabc\r\n--x--\r\n'],
    ['no parts', type, '--x--\r\n'],
    ['an empty body', type, ''],
    ['no multipart at all', type, 'hello, world'],
    ['a head of 100 kB', type, `--x\r\nX-Long: ${'y'.repeat(100_000)}\r\n${part}--x--\r\n`],
    ['a boundary of 5,000 characters', `multipart/form-data; boundary=${'b'.repeat(5000)}`, `--x\r\n${part}--x--\r\n`],
  ])('%s: 400', async (_title, contentType, body) => {
    const { status, body: answer } = await sendRaw(used.api.address, rawMultipart('/detect', body, contentType));
    expect(status).toBe(400);
    expect(answer.detail).toMatch(/form|file/);
  });

  test('a sender that stops in the middle is let go', async () => {
    const { hostname, port } = new URL(used.api.address);
    const whole = Buffer.from(rawMultipart('/detect', Buffer.concat([Buffer.from(`--x\r\n${part}`), ayu]), type));
    for (let i = 0; i < 60; i++) {
      const socket = connect(Number(port), hostname);
      await new Promise<void>((done) => socket.write(whole.subarray(0, 300), () => done()));
      socket.destroy();
    }
    expect((await used.api.post('/detect', form({}, ayu))).status).toBe(200);
  });
});

describe('after a refusal the connection goes on', () => {
  test.each([
    ['a wrong field name', () => form({}, ayu, { fileField: 'image' })],
    ['a file too large', () => form({}, Buffer.alloc(12 * 1024 * 1024))],
    ['a second file', () => twoFiles()],
    ['no file', () => form({ a: 1 })],
  ])('%s', async (_title, make) => {
    for (let i = 0; i < 3; i++) {
      const { status } = await used.api.post('/detect', make());
      expect(status).toBeGreaterThanOrEqual(400);
      const start = performance.now();
      expect((await used.api.get('/health')).status).toBe(200);
      expect(performance.now() - start).toBeLessThan(2000);
    }
  });

  function twoFiles(): FormData {
    const data = form({}, ayu, { fileField: 'image' });
    data.append('file', new Blob([new Uint8Array(5_000_000)]), 'large.jpg');
    return data;
  }
});

describe('addresses that lead nowhere: 404', () => {
  test.each([
    ['GET', '/nothing'],
    ['POST', '/nothing'],
    ['GET', '/enrollments'],
    ['POST', '/cache/1'],
    ['GET', '/..%2f..%2fetc/passwd'],
    ['GET', '/api/face-nothing'],
  ])('%s %s', async (method, path) => {
    const { status, body } = await used.api.send(method, path, {});
    expect(status).toBe(404);
    expect(body).toEqual({ detail: 'Not Found' });
  });

  test.each([
    ['DELETE', '/health', 'GET, HEAD'],
    ['PUT', '/encode', 'POST'],
    ['PATCH', '/enrollments/1', 'GET, HEAD'],
    ['GET', '/enrollments/1/2', 'DELETE'],
  ])('%s %s is another method’s address: 405', async (method, path, allowed) => {
    const { status, headers } = await used.api.send(method, path, {});
    expect(status).toBe(405);
    expect(headers.get('allow')).toBe(allowed);
  });

  test.each(['/%', '/%ff', '/enrollments/%zz', '/cache/%c0%af/status'])('%s is no address: 400', async (path) => {
    expect((await used.api.get(path)).status).toBe(400);
  });

  test('a query after the path does not matter', async () => {
    expect((await used.api.get('/health?x=1&y=%20')).status).toBe(200);
  });
});

describe('no HTTP', () => {
  test.each([
    ['another language', 'HELO station\r\n\r\n'],
    ['a head of 100 kB', `GET /health HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'y'.repeat(100_000)}\r\n\r\n`],
    ['two lengths', 'POST /detect HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd'],
    [
      'a length and chunks',
      'POST /detect HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
  ])('%s: 4xx', async (_title, request) => {
    const { status } = await sendRaw(used.api.address, request);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });
});
