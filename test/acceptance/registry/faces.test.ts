/** Listing and deleting faces by `face-recognition-arcface.md`. */
import sharp from 'sharp';
import { beforeEach, describe, expect, test } from 'vitest';
import { form } from '../../support/client.ts';
import { doorsOfFile, forgetEverybody, register } from '../../support/doors.ts';
import { people, photo, varied } from '../../support/photos.ts';
import { enrol } from '../../support/station-fixture.ts';

const doors = doorsOfFile();
type Face = { id_face: string; name: string; image: string };
const list = async (): Promise<Face[]> => (await doors.registry.get('/')).body;

beforeEach(() => forgetEverybody(doors));

describe('get all', () => {
  test('nobody: an empty array, with and without the slash', async () => {
    for (const path of ['', '/']) expect((await doors.registry.get(path)).body).toEqual([]);
  });

  test('everybody in the order of registering, each with the documented three fields', async () => {
    for (const person of ['ayu', 'bunga', 'citra'] as const) await register(doors, person);
    const faces = await list();
    expect(faces.map((face) => face.name)).toEqual(['ayu', 'bunga', 'citra']);
    for (const face of faces) expect(Object.keys(face)).toEqual(['id_face', 'name', 'image']);
    expect((await doors.registry.get('')).body).toEqual(faces);
  });

  test('the image is the portrait: a JPEG of at most 320 pixels with the face in it', async () => {
    await register(doors, 'ayu');
    const [face] = await list();
    const image = Buffer.from(face?.image ?? '', 'base64');
    const { format, width, height } = await sharp(image).metadata();
    expect(format).toBe('jpeg');
    expect(Math.max(width, height)).toBeLessThanOrEqual(320);
    expect((await doors.registry.post('/recognition', form({}, image))).body.name).toBe('ayu');
  });

  test('every id that recognition may answer is in it: one for each shot of a person', async () => {
    await enrol(doors.tenant, 1, 7, 'ayu');
    await enrol(doors.tenant, 1, 7, await varied('ayu', 'darker'), { name: 'ayu' });
    const faces = await list();
    expect(faces.map((face) => face.name)).toEqual(['ayu', 'ayu']);
    const answered = [];
    for (const image of [await photo('ayu'), await varied('ayu', 'darker')])
      answered.push((await doors.registry.post('/recognition', form({}, image))).body.id_face);
    expect(answered.sort()).toEqual(faces.map((face) => face.id_face).sort());
  });

  test('more than a hundred faces come whole, each once', async () => {
    const image = await photo('ayu');
    for (let i = 0; i < 101; i++)
      await doors.registry.post('/register', form({ name: `Twin ${i}`, allow_duplicate: true }, image));
    const faces = await list();
    expect(faces).toHaveLength(101);
    expect(new Set(faces.map((face) => face.id_face)).size).toBe(101);
  });

  test('other schools are not in it, nor recognised', async () => {
    await enrol(doors.tenant, 55, 1, 'dewi');
    expect(await list()).toEqual([]);
    const { body } = await doors.registry.post('/recognition', form({}, await photo('dewi')));
    expect(body).toEqual({ match: false, name: null, id_face: null, score: 0 });
  });
});

describe('delete', () => {
  test('says which, and that is the end of it', async () => {
    const id = await register(doors, 'ayu');
    const { status, body } = await doors.registry.delete(`/recognition/${id}`);
    expect(status).toBe(200);
    expect(body).toEqual({ message: `Face with ID ${id} has been deleted successfully` });
    expect(await list()).toEqual([]);
    expect((await doors.registry.post('/recognition', form({}, await photo('ayu')))).body.match).toBe(false);
    expect((await doors.registry.delete(`/recognition/${id}`)).status).toBe(404);
  });

  test('takes all shots of the person and nobody else', async () => {
    await enrol(doors.tenant, 1, 7, 'ayu');
    await enrol(doors.tenant, 1, 7, await varied('ayu', 'darker'), { name: 'ayu' });
    await register(doors, 'bunga');
    const [face] = await list();
    await doors.registry.delete(`/recognition/${face?.id_face}`);
    expect((await list()).map(({ name }) => name)).toEqual(['bunga']);
  });

  test('the face may be registered again', async () => {
    const id = await register(doors, 'ayu');
    await doors.registry.delete(`/recognition/${id}`);
    expect(await register(doors, 'ayu')).not.toBe(id);
  });

  test.each([
    'f7b9a525-b024-4e7d-a7b3-0adf63c4d4e4',
    '1',
    'FACE-ABCDEFGHI',
    "' OR 1=1 --",
    'x'.repeat(500),
    '%00',
    '..%2f',
  ])('%s is nobody: 404', async (id) => {
    await register(doors, 'ayu');
    const path = id.startsWith('%') || id.startsWith('..') ? id : encodeURIComponent(id);
    expect((await doors.registry.delete(`/recognition/${path}`)).status).toBe(404);
    expect(await list()).toHaveLength(1);
  });

  test('of two at once, one deletes', async () => {
    const id = await register(doors, 'ayu');
    const answers = await Promise.all([1, 2].map(() => doors.registry.delete(`/recognition/${id}`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
  });
});

test.each([
  ['GET', '/register'],
  ['GET', '/recognition'],
  ['POST', '/'],
  ['DELETE', '/recognition'],
  ['PUT', '/recognition/1'],
  ['GET', '/recognition/1'],
])('%s %s is another method’s address: 405', async (method, path) => {
  expect((await doors.registry.send(method, path, {})).status).toBe(405);
});

test('twelve people are told apart', async () => {
  for (const person of people) await register(doors, person);
  for (const person of people) {
    const { body } = await doors.registry.post('/recognition', form({}, await varied(person, 'saved at quality 60')));
    expect(body).toMatchObject({ match: true, name: person });
  }
});
