/** JSON bodies that are not as `face-recognition-server.md` has them. */
import { beforeAll, describe, expect, test } from 'vitest';
import { form, sendRaw } from '../../support/client.ts';
import { dataUrl, doorsOfFile, json } from '../../support/doors.ts';
import { photo } from '../../support/photos.ts';

const doors = doorsOfFile();
const megabyte = 1024 * 1024;
let ayu: Buffer;

beforeAll(async () => {
  ayu = await photo('ayu');
});

describe.each(['/register-face', '/recognize'])('%s', (path) => {
  const post = (body: unknown) => doors.server.post(path, ...json(body));

  test.each<[string, unknown, RegExp]>([
    ['no photo', {}, /^photo: is required/],
    ['null', { photo: null }, /^photo: must be a data URL or base64/],
    ['a number', { photo: 5 }, /^photo: must be a data URL or base64/],
    ['an object', { photo: { data: 'x' } }, /^photo: must be a data URL or base64/],
    ['a list', { photo: ['x'] }, /^photo: must be a data URL or base64/],
    ['nothing', { photo: '' }, /^photo: must be a data URL or base64/],
    ['a data URL of nothing', { photo: 'data:image/jpeg;base64,' }, /^photo: must be a data URL or base64/],
    ['an address', { photo: 'https://school.example/a.jpg' }, /^photo: must be a data URL or base64/],
    ['a data URL that is not base64', { photo: 'data:image/svg+xml,<svg/>' }, /^photo: must be a data URL or base64/],
    ['what the document’s curl line sends', { photo: 'base64_image_data' }, /^File is not a readable image/],
  ])('a photo that is %s: 400', async (_title, body, message) => {
    const { status, body: answer } = await post({ user_id: 1, ...(body as object) });
    expect(status).toBe(400);
    expect(answer.message).toMatch(message);
  });

  test.each<[string, string, RegExp]>([
    ['no JSON', '{"photo": ', /not valid JSON/],
    ['empty', '', /not valid JSON/],
    ['text', 'photo', /not valid JSON/],
    ['a list', '[]', /JSON object/],
    ['null', 'null', /JSON object/],
    ['a number', '7', /JSON object/],
    ['nested without end', '['.repeat(100_000), /nested too deeply/],
  ])('a body that is %s: 400', async (_title, body, message) => {
    const headers = { 'content-type': 'application/json' };
    const { status, body: answer } = await doors.server.post(path, body, { headers });
    expect(status).toBe(400);
    expect(answer.message).toMatch(message);
  });

  test('another content type, a form, nothing: 400', async () => {
    const body = JSON.stringify({ user_id: 1, photo: dataUrl(ayu) });
    const answers = [
      await doors.server.post(path, body, { headers: { 'content-type': 'text/plain' } }),
      await doors.server.post(path, form({ user_id: 1 }, ayu, { fileField: 'photo' })),
      await doors.server.post(path),
    ];
    for (const { status, body: answer } of answers) {
      expect(status).toBe(400);
      expect(answer.message).toMatch(/as JSON/);
    }
  });

  test('with a character set the content type is the same', async () => {
    const headers = { 'content-type': 'Application/JSON; charset=utf-8' };
    const { status } = await doors.server.post(path, JSON.stringify({ user_id: 1, photo: dataUrl(ayu) }), { headers });
    expect(status).toBe(200);
  });

  test('10 MB are read, more is 413, much more is 413 at once', async () => {
    const padded = (size: number) => dataUrl(Buffer.concat([ayu, Buffer.alloc(size - ayu.length)]));
    expect((await post({ user_id: 1, photo: padded(10 * megabyte) })).status).toBe(200);
    expect((await post({ user_id: 1, photo: padded(10 * megabyte + 1) })).status).toBe(413);
    expect((await post({ user_id: 1, photo: padded(30 * megabyte) })).status).toBe(413);
  });

  test('a body without a length that does not end: 413 once it is too much', async () => {
    const piece = Buffer.alloc(megabyte, 0x20);
    let sent = 0;
    const body = new ReadableStream({
      pull: (controller) => (sent++ < 40 ? controller.enqueue(piece) : controller.close()),
    });
    const init = { headers: { 'content-type': 'application/json' }, duplex: 'half' } as RequestInit;
    expect((await doors.server.post(path, body, init)).status).toBe(413);
  });

  test('more fields than documented do no harm', async () => {
    const { status } = await post({ user_id: 1, photo: dataUrl(ayu), note: 'x', __proto__: { a: 1 } });
    expect(status).toBe(200);
  });
});

describe('user_id', () => {
  test.each([null, '', ' ', 'abc', '1e3', -1, 1.5, 1e21, true, [1], { id: 1 }, '١'])('%j: 400', async (user_id) => {
    const { status, body } = await doors.server.post('/register-face', ...json({ user_id, photo: dataUrl(ayu) }));
    expect(status).toBe(400);
    expect(body.message).toMatch(/^user_id: must (be a whole number|not be negative)/);
  });

  test('none: 400', async () => {
    const { status, body } = await doors.server.post('/register-face', ...json({ photo: dataUrl(ayu) }));
    expect(status).toBe(400);
    expect(body.message).toMatch(/^user_id: is required/);
  });

  test('an unclear allow_duplicate: 400', async () => {
    const body = { user_id: 1, photo: dataUrl(ayu), allow_duplicate: 'perhaps' };
    const answer = await doors.server.post('/register-face', ...json(body));
    expect(answer.body.message).toMatch(/^allow_duplicate: must be true or false/);
  });
});

test('a body that breaks off harms nobody', async () => {
  const head =
    'POST /recognize HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n';
  await sendRaw(doors.server.address, `${head}{"photo": "abc`, { halfClose: true }).catch(() => {});
  expect((await doors.server.get('/health')).status).toBe(200);
});

test('sixty at once are answered or told to wait', async () => {
  const answers = await Promise.all(
    Array.from({ length: 60 }, () => doors.server.post('/recognize', ...json({ photo: dataUrl(ayu) }))),
  );
  for (const { status } of answers) expect([200, 503]).toContain(status);
  expect((await doors.server.post('/recognize', ...json({ photo: dataUrl(ayu) }))).status).toBe(200);
});
