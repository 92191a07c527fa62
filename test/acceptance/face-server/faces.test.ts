/** Registering and recognising by `face-recognition-server.md`. */
import { beforeEach, describe, expect, test } from 'vitest';
import { form } from '../../support/client.ts';
import { dataUrl, doorsOfFile, forgetEverybody, json } from '../../support/doors.ts';
import { nobody, photo, sideBySide, variants, varied } from '../../support/photos.ts';

const doors = doorsOfFile();
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/;
const notFound = { success: false, message: 'Face not recognized', user_id: 'unknown', confidence: 0.0 };

beforeEach(() => forgetEverybody(doors));

const post = (path: string, body: unknown) => doors.server.post(path, ...json(body));
const register = (user_id: unknown, image: Uint8Array, more: object = {}) =>
  post('/register-face', { user_id, photo: dataUrl(image), ...more });
const recognize = async (image: Uint8Array) => (await post('/recognize', { photo: dataUrl(image) })).body;

describe('register', () => {
  test('answers as documented', async () => {
    const before = Date.now() - 1000;
    const { status, body } = await register(123, await photo('ayu'));
    expect(status).toBe(200);
    expect(body).toEqual({
      success: true,
      message: 'Face registered successfully',
      user_id: 123,
      registered_at: expect.stringMatching(time),
    });
    // Without a zone `Date` reads it as local time, as the document's clients do.
    const at = new Date(body.registered_at).getTime();
    expect(at).toBeGreaterThanOrEqual(before);
    expect(at).toBeLessThanOrEqual(Date.now());
  });

  test('gives the person a name until somebody names them', async () => {
    await register(123, await photo('ayu'));
    const { body } = await doors.tenant.post('/identify', form({ tenant_id: 1 }, await photo('ayu')));
    expect(body).toMatchObject({ match: true, name: 'User 123', user_id: 123 });
  });

  test('keeps a name that is there', async () => {
    await doors.tenant.post('/enroll', form({ tenant_id: 1, user_id: 9, name: 'Budi' }, await photo('ayu')));
    await register(9, await varied('ayu', 'darker'));
    const { body } = await doors.tenant.post('/identify', form({ tenant_id: 1 }, await photo('ayu')));
    expect(body.name).toBe('Budi');
    expect((await doors.server.get('/status/9')).body.encoding_count).toBe(2);
  });

  test('keeps at most five of one person', async () => {
    for (const variant of Object.keys(variants) as (keyof typeof variants)[])
      expect((await register(5, await varied('ayu', variant))).status).toBe(200);
    expect((await doors.server.get('/status/5')).body.encoding_count).toBe(5);
  });

  test.each(['image/jpeg', 'image/png', 'application/octet-stream', 'image/jpeg;charset=utf-8'])(
    'takes a data URL of %s',
    async (type) => {
      const body = { user_id: 1, photo: dataUrl(await photo('ayu'), type) };
      expect((await post('/register-face', body)).status).toBe(200);
    },
  );

  test.each<[string, (base64: string) => string]>([
    ['bare', (base64) => base64],
    ['in lines', (base64) => base64.replace(/.{76}/g, '$&\r\n')],
    ['without padding', (base64) => base64.replaceAll('=', '')],
    ['of the alphabet for addresses', (base64) => base64.replaceAll('+', '-').replaceAll('/', '_')],
  ])('takes base64 %s', async (_title, write) => {
    const photoText = write((await photo('ayu')).toString('base64'));
    expect((await post('/register-face', { user_id: 1, photo: photoText })).status).toBe(200);
    expect((await recognize(await photo('ayu'))).user_id).toBe(1);
  });

  test('takes the number as text, and 0', async () => {
    expect((await register('77', await photo('ayu'))).body.user_id).toBe(77);
    expect((await register(0, await photo('bunga'))).body.user_id).toBe(0);
  });

  test('a face that is already somebody: 409 naming nobody; twins are allowed if told', async () => {
    await register(4711, await photo('dewi'));
    const again = await varied('dewi', 'brighter');
    const { status, body } = await register(2, again);
    expect(status).toBe(409);
    expect(body.message).not.toMatch(/4711/);
    expect((await register(2, again, { allow_duplicate: true })).status).toBe(200);
  });

  test('nobody in the photo, several people, no image: 400', async () => {
    expect(await register(1, await nobody())).toMatchObject({
      status: 400,
      body: { success: false, message: 'No face detected in image' },
    });
    expect((await register(1, await sideBySide('ayu', 'dewi'))).body.message).toMatch(/^2 faces/);
    expect((await register(1, Buffer.from('no image'))).body.message).toMatch(/^File is not a readable image/);
    expect((await doors.server.get('/status/1')).body.registered).toBe(false);
  });
});

describe('recognize', () => {
  test('nobody is registered, or nobody like that: the documented answer', async () => {
    expect(await recognize(await photo('ayu'))).toEqual(notFound);
    await register(1, await photo('bunga'));
    expect(await recognize(await photo('ayu'))).toEqual(notFound);
  });

  test.each(Object.keys(variants) as (keyof typeof variants)[])('finds everybody, %s', async (variant) => {
    await register(123, await photo('ayu'));
    await register(124, await photo('bunga'));
    const body = await recognize(await varied('ayu', variant));
    expect(body).toEqual({
      success: true,
      message: 'Face recognized successfully',
      user_id: 123,
      confidence: expect.any(Number),
      recognized_at: expect.stringMatching(time),
    });
    expect(body.confidence).toBeGreaterThanOrEqual(0.65);
    expect(body.confidence).toBe(Math.round(body.confidence * 10_000) / 10_000);
  });

  test('the confidence is 1 − distance', async () => {
    await register(1, await photo('ayu'));
    const image = await varied('ayu', 'grey');
    const { distance } = (await doors.tenant.post('/identify', form({ tenant_id: 1 }, image))).body;
    expect((await recognize(image)).confidence).toBeCloseTo(1 - distance, 4);
  });

  test('a photo without a face: 400', async () => {
    const { status, body } = await post('/recognize', { photo: dataUrl(await nobody()) });
    expect({ status, body }).toEqual({ status: 400, body: { success: false, message: 'No face detected in image' } });
  });
});
