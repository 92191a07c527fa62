/** Registering and comparing by `biometric-service.md`. */
import { beforeEach, describe, expect, test } from 'vitest';
import { form } from '../../support/client.ts';
import { doorsOfFile, forgetEverybody } from '../../support/doors.ts';
import { given } from '../../support/given.ts';
import { groupPhoto, nobody, type PersonName, photo, sideBySide, variants, varied } from '../../support/photos.ts';

const doors = doorsOfFile();
const code = /^FACE-[A-Z0-9]{9}$/;
const face = { type: 'face' };

beforeEach(() => forgetEverybody(doors));

const register = (image: Uint8Array, fields: Record<string, string | boolean> = face) =>
  doors.biometric.post('/register', form(fields, image));
const compare = (image: Uint8Array, fields: Record<string, string> = face) =>
  doors.biometric.post('/compare', form(fields, image));
const idOf = async (who: PersonName): Promise<string> => (await register(await photo(who))).body.data.id;

describe('register', () => {
  test('answers 201 with the envelope and the code', async () => {
    const { status, body } = await register(await photo('ayu'));
    expect(status).toBe(201);
    expect(body).toEqual({
      success: true,
      message: expect.stringMatching(/registered/),
      data: {
        id: expect.stringMatching(code),
        type: 'face',
        user_id: given(1),
        name: `User ${given(1)}`,
        created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      },
    });
  });

  test('makes somebody new every time', async () => {
    const ids = [await idOf('ayu'), await idOf('bunga'), await idOf('citra')];
    expect(new Set(ids).size).toBe(3);
  });

  test('a face that is already somebody: 409; twins are allowed if told', async () => {
    await register(await photo('ayu'));
    const { status, body } = await register(await varied('ayu', 'darker'));
    expect(status).toBe(409);
    expect(body.message).not.toMatch(/User \d/);
    expect((await register(await varied('ayu', 'darker'), { ...face, allow_duplicate: true })).status).toBe(201);
  });

  test('of two of one face at once, one is stored', async () => {
    const image = await photo('eka');
    const answers = await Promise.all([register(image), register(image)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  test.each<[string, () => Promise<Uint8Array> | Uint8Array, RegExp]>([
    ['of nobody', nobody, /^No face detected in image$/],
    ['of two people', () => sideBySide('ayu', 'dewi'), /^2 faces/],
    ['of four people', () => groupPhoto(4), /^4 faces/],
    ['that is text', () => Buffer.from('no image'), /^File is not a readable image/],
    ['of 0 bytes', () => Buffer.alloc(0), /^File is not a readable image/],
  ])('a photo %s: 400', async (_title, make, message) => {
    const { status, body } = await register(await make());
    expect(status).toBe(400);
    expect(body.message).toMatch(message);
    expect((await doors.biometric.get('/')).body.data).toEqual([]);
  });

  test('an unclear allow_duplicate: 400', async () => {
    const { status, body } = await register(await photo('ayu'), { ...face, allow_duplicate: 'perhaps' });
    expect(status).toBe(400);
    expect(body.message).toMatch(/^allow_duplicate: must be true or false/);
  });
});

describe('compare', () => {
  test.each(Object.keys(variants) as (keyof typeof variants)[])('finds everybody, %s', async (variant) => {
    const id = await idOf('ayu');
    await idOf('bunga');
    const { status, body } = await compare(await varied('ayu', variant));
    expect(status).toBe(200);
    expect(body).toMatchObject({ success: true, message: expect.any(String), data: { id, type: 'face' } });
    expect(body.data.score).toBeGreaterThanOrEqual(0.65);
    expect(body.data.score).toBeLessThanOrEqual(1);
  });

  test('nobody like that: 404 in the envelope', async () => {
    expect((await compare(await photo('ayu'))).status).toBe(404);
    await idOf('bunga');
    const { status, body } = await compare(await photo('ayu'));
    expect(status).toBe(404);
    expect(body).toEqual({ success: false, message: expect.any(String), data: null });
  });

  test('the largest face of several counts; none is 400', async () => {
    await idOf('ayu');
    expect([200, 404]).toContain((await compare(groupPhoto(4))).status);
    expect((await compare(await nobody())).status).toBe(400);
  });
});

describe.each(['/register', '/compare'])('%s', (path) => {
  test.each(['', 'iris', 'FACE', ' face', 'face,palm'])('type %j: 400', async (type) => {
    const { status, body } = await doors.biometric.post(path, form({ type }, await photo('ayu')));
    expect(status).toBe(400);
    expect(body.message).toMatch(/^type: must be face or palm$/);
  });

  test('a face sent as palm: 400 says so', async () => {
    const { status, body } = await doors.biometric.post(path, form({ type: 'palm' }, await photo('ayu')));
    expect(status).toBe(400);
    expect(body.message).toMatch(/^No palm detected in image. The image shows a face; send type=face.$/);
  });

  test('a missing type, a missing file, a file in another field, no form: 400', async () => {
    const image = await photo('ayu');
    const cases: [FormData | undefined, RegExp][] = [
      [form({}, image), /^type: is required/],
      [form(face), /^file: an image file is required/],
      [form(face, image, { fileField: 'image' }), /"file"/],
      [undefined, /multipart/],
    ];
    for (const [data, message] of cases) {
      const { status, body } = await doors.biometric.post(path, data);
      expect(status).toBe(400);
      expect(body.message).toMatch(message);
    }
  });

  test('11 MB: 413', async () => {
    const image = Buffer.concat([await photo('ayu'), Buffer.alloc(11 * 1024 * 1024)]);
    expect((await doors.biometric.post(path, form(face, image))).status).toBe(413);
  });
});
