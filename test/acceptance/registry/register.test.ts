/** Registering and recognising faces by `face-recognition-arcface.md`. */
import sharp from 'sharp';
import { beforeEach, describe, expect, test } from 'vitest';
import { form } from '../../support/client.ts';
import { doorsOfFile, forgetEverybody, register } from '../../support/doors.ts';
import { groupPhoto, nobody, photo, sideBySide, variants, varied, withOrientation } from '../../support/photos.ts';

const doors = doorsOfFile();
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const none = { match: false, name: null, id_face: null };

beforeEach(() => forgetEverybody(doors));

const recognise = async (image: Uint8Array) => (await doors.registry.post('/recognition', form({}, image))).body;

describe('register', () => {
  test('answers the documented sentence', async () => {
    const { status, body } = await doors.registry.post('/register', form({ name: 'Rangga2' }, await photo('ayu')));
    expect({ status, body }).toEqual({ status: 200, body: { message: 'Face registered successfully' } });
  });

  test('makes somebody new every time, also of the same name', async () => {
    const first = await doors.registry.post('/register', form({ name: 'Rangga' }, await photo('ayu')));
    const second = await doors.registry.post('/register', form({ name: 'Rangga' }, await photo('bunga')));
    expect([first.status, second.status]).toEqual([200, 200]);
    const { enrollments } = (await doors.tenant.get('/enrollments/1')).body;
    expect(new Set(enrollments.map((entry: { user_id: number }) => entry.user_id)).size).toBe(2);
  });

  test('takes PNG and JPEG, whatever the file is called', async () => {
    const png = await sharp(await photo('ayu'))
      .png()
      .toBuffer();
    expect((await doors.registry.post('/register', form({ name: 'A' }, png))).status).toBe(200);
    expect(await recognise(png)).toMatchObject({ match: true, name: 'A' });
  });

  test.each<[string, () => Promise<Uint8Array> | Uint8Array]>([
    [
      'WebP',
      async () =>
        sharp(await photo('ayu'))
          .webp()
          .toBuffer(),
    ],
    [
      'GIF',
      async () =>
        sharp(await photo('ayu'))
          .gif()
          .toBuffer(),
    ],
    ['text', () => Buffer.from('no image')],
    ['0 bytes', () => Buffer.alloc(0)],
    ['half a JPEG', async () => (await photo('ayu')).subarray(0, 9000)],
    ['nothing but the start of a PNG', () => Buffer.from([0x89, 0x50, 0x4e, 0x47])],
  ])('%s is refused with 400, by recognition too', async (_title, make) => {
    const image = await make();
    expect((await doors.registry.post('/register', form({ name: 'A' }, image))).status).toBe(400);
    expect((await doors.registry.post('/recognition', form({}, image))).status).toBe(400);
    expect((await doors.registry.get('/')).body).toEqual([]);
  });

  test.each<[string, () => Promise<Uint8Array> | Uint8Array, RegExp]>([
    ['nobody', nobody, /^No face detected in image$/],
    ['two people', () => sideBySide('ayu', 'dewi'), /^2 faces/],
    ['four people', () => groupPhoto(4), /^4 faces/],
  ])('a photo of %s: 400', async (_title, make, detail) => {
    const { status, body } = await doors.registry.post('/register', form({ name: 'A' }, await make()));
    expect(status).toBe(400);
    expect(body.detail).toMatch(detail);
  });

  test('a face that is already somebody: 409 naming nobody; twins are allowed if told', async () => {
    await doors.registry.post('/register', form({ name: 'Dewi Anggraini' }, await photo('dewi')));
    const again = () => varied('dewi', 'brighter');
    const { status, body } = await doors.registry.post('/register', form({ name: 'Other' }, await again()));
    expect(status).toBe(409);
    expect(body.detail).not.toMatch(/Dewi|Anggraini/);
    const twins = await doors.registry.post('/register', form({ name: 'Other', allow_duplicate: true }, await again()));
    expect(twins.status).toBe(200);
  });

  test.each(['', '   ', 'x'.repeat(201), 'a\nb', 'a\u0000'])('the name %j: 400', async (name) => {
    const { status, body } = await doors.registry.post('/register', form({ name }, await photo('ayu')));
    expect(status).toBe(400);
    expect(body.detail).toMatch(/^name: must be/);
  });

  test('a missing name, a missing file, a file in another field: 400', async () => {
    const image = await photo('ayu');
    const missing = [form({}, image), form({ name: 'A' }), form({ name: 'A' }, image, { fileField: 'image' })];
    const details = [/^name: is required/, /^file: an image file is required/, /"file"/];
    for (const [i, data] of missing.entries()) {
      const { status, body } = await doors.registry.post('/register', data);
      expect(status).toBe(400);
      expect(body.detail).toMatch(details[i] as RegExp);
    }
    expect((await doors.registry.post('/register')).status).toBe(400);
    expect((await doors.registry.post('/recognition')).status).toBe(400);
  });

  test('11 MB: 413', async () => {
    const image = Buffer.concat([await photo('ayu'), Buffer.alloc(11 * 1024 * 1024)]);
    expect((await doors.registry.post('/register', form({ name: 'A' }, image))).status).toBe(413);
    expect((await doors.registry.post('/recognition', form({}, image))).status).toBe(413);
  });
});

describe('recognition', () => {
  test('nobody is enrolled: no match and a score of 0', async () => {
    expect(await recognise(await photo('ayu'))).toEqual({ ...none, score: 0 });
  });

  test('somebody else is: no match and the best score', async () => {
    await register(doors, 'bunga');
    const body = await recognise(await photo('ayu'));
    expect(body).toEqual({ ...none, score: expect.any(Number) });
    expect(body.score).toBeLessThan(0.65);
  });

  test.each(Object.keys(variants) as (keyof typeof variants)[])('finds everybody, %s', async (variant) => {
    const id = await register(doors, 'ayu');
    await register(doors, 'bunga');
    const body = await recognise(await varied('ayu', variant));
    expect(body).toEqual({ match: true, name: 'ayu', id_face: id, score: expect.any(Number) });
    expect(id).toMatch(uuid);
    expect(body.score).toBeGreaterThanOrEqual(0.65);
    expect(body.score).toBe(Math.round(body.score * 10_000) / 10_000);
  });

  test('the score is 1 − distance', async () => {
    await register(doors, 'ayu');
    const image = await varied('ayu', 'grey');
    const { distance } = (await doors.tenant.post('/identify', form({ tenant_id: 1 }, image))).body;
    expect((await recognise(image)).score).toBeCloseTo(1 - distance, 4);
  });

  test('a photo without a face: 400', async () => {
    const { status, body } = await doors.registry.post('/recognition', form({}, await nobody()));
    expect({ status, body }).toEqual({ status: 400, body: { detail: 'No face detected in image' } });
  });

  test('a turned photo is turned back', async () => {
    await register(doors, 'ayu');
    expect((await recognise(await withOrientation(await photo('ayu'), 6))).name).toBe('ayu');
  });
});
