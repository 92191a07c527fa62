import { describe, expect, it } from 'vitest';
import { given } from '../../../support/given.ts';
import { enrolPerson, picture } from '../../station/support.ts';
import { photos, serve } from './support.ts';

const siti = picture({ like: { 1: 1 } });
const sitiAgain = picture({ like: { 1: 0.95 } });
const budi = picture({ like: { 2: 1 } });
const wall = picture();
const two = picture({ like: { 3: 1 } }, { x: 10, width: 150 });
const noImage = new TextEncoder().encode('not an image');

describe('POST /enrolments', () => {
  it('adds a person with photos, each with a result of its own', async () => {
    const { call, gallery } = await serve();
    const form = photos([wall, siti, two, sitiAgain, noImage], { name: 'Siti', group: '7A' });
    const { status, body } = await call('POST', '/enrolments', { body: form });
    expect(status).toBe(201);
    expect(body.person).toMatchObject({
      name: 'Siti',
      group: '7A',
      userId: given(1),
      templateCount: 2,
      hasPortrait: true,
    });
    expect(body.photos).toMatchObject([
      { stored: false, code: 'no_face', detail: 'No face detected in image' },
      { stored: true, replaced: false, template: { personId: body.person.id } },
      { stored: false, code: 'several_faces' },
      { stored: true },
      { stored: false, code: 'image_unreadable', retryable: false },
    ]);
    expect(gallery.templates(1)).toBe(2);
  });

  it('adds nobody where no photo can be stored', async () => {
    const { call } = await serve();
    const answer = await call('POST', '/enrolments', { body: photos([wall, noImage], { name: 'Siti' }) });
    expect(answer).toMatchObject({ status: 400, body: { code: 'no_face' } });
    expect((await call('GET', '/people')).body.items).toEqual([]);
  });

  it('refuses a number that is taken, and a face that is', async () => {
    const at = await serve();
    const { person } = await enrolPerson(at, 1);
    const taken = await at.call('POST', '/enrolments', { body: photos([budi], { name: 'Budi', userId: '1' }) });
    expect(taken).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect(taken.body.detail).toContain(`/people/${person.id}/photos`);
    const twin = await at.call('POST', '/enrolments', { body: photos([siti], { name: 'Sita' }) });
    expect(twin).toMatchObject({ status: 409, body: { code: 'duplicate_face' } });
    expect(JSON.stringify(twin.body)).not.toContain('Siswa');
    expect(twin.body.detail).toContain('allowDuplicate=true');
    const allowed = photos([siti], { name: 'Sita', allowDuplicate: 'true' });
    expect((await at.call('POST', '/enrolments', { body: allowed })).status).toBe(201);
  });

  it('takes a number that is written in digits, and none for an empty field', async () => {
    const at = await serve();
    for (const wrong of ['', ' ', '0x70', '1e3', '1.5', '-1'])
      for (const field of ['userId', 'tenantId']) {
        const body = photos([siti], { name: 'Siti', [field]: wrong });
        const refused = await at.call('POST', '/enrolments', { body });
        expect(refused, `${field}="${wrong}"`).toMatchObject({ status: 400, body: { fields: [{ field }] } });
      }
    expect((await at.call('GET', '/people?tenantId=')).status).toBe(400);
    expect((await at.call('GET', '/people')).body.items).toEqual([]);
  });

  it('refuses a field that is sent twice with two values', async () => {
    const at = await serve();
    const body = photos([siti], { name: 'Siti', userId: '81' });
    body.append('userId', '82');
    expect(await at.call('POST', '/enrolments', { body })).toMatchObject({
      status: 400,
      body: { code: 'invalid_argument' },
    });
    expect((await at.call('GET', '/people')).body.items).toEqual([]);
  });

  it('takes ten photos and no more', async () => {
    const { call } = await serve();
    const ten = await call('POST', '/enrolments', { body: photos(Array(10).fill(siti), { name: 'Siti' }) });
    expect(ten.body.photos).toHaveLength(10);
    expect(ten.body.person.templateCount).toBe(5);
    expect(ten.body.photos.map((result: { replaced: boolean }) => result.replaced)).toEqual([
      ...Array(5).fill(false),
      ...Array(5).fill(true),
    ]);
    const eleven = await call('POST', '/enrolments', { body: photos(Array(11).fill(budi), { name: 'Budi' }) });
    expect(eleven).toMatchObject({ status: 400, body: { detail: 'Send at most 10 photos and 20 other fields.' } });
    expect((await call('GET', '/people')).body.items).toHaveLength(1);
  });

  it.each<[Record<string, string>, string]>([
    [{}, 'name is required.'],
    [{ name: 'x', userId: 'seven' }, 'userId must be a number.'],
    [{ name: 'x', allowDuplicate: 'perhaps' }, 'allowDuplicate must be true or false.'],
  ])('says what is wrong with %j', async (fields, detail) => {
    const { call } = await serve();
    expect((await call('POST', '/enrolments', { body: photos([siti], fields) })).body.detail).toBe(detail);
  });

  it('says where photos belong', async () => {
    const { call } = await serve();
    expect((await call('POST', '/enrolments', { body: photos([], { name: 'x' }) })).body.detail).toMatch(
      /^photos is required/,
    );
    const elsewhere = photos([siti], { name: 'x' }, 'file');
    expect((await call('POST', '/enrolments', { body: elsewhere })).body.detail).toMatch(/The nearest is "photos"/);
    const large = await call('POST', '/enrolments', {
      body: photos([new Uint8Array(10 * 1024 ** 2 + 1)], { name: 'x' }),
    });
    expect(large).toMatchObject({ status: 413, body: { code: 'image_too_large' } });
  });
});

it('POST /people/{id}/photos adds to a person', async () => {
  const at = await serve();
  const { id } = await at.station.call('people.create', { name: 'Siti' });
  const { status, body } = await at.call('POST', `/people/${id}/photos`, { body: photos([siti, wall]) });
  expect(status).toBe(201);
  expect(body.person).toMatchObject({ id, name: 'Siti', templateCount: 1 });
  expect(body.photos).toMatchObject([{ stored: true }, { stored: false, code: 'no_face' }]);
  expect((await at.call('POST', '/people/99/photos', { body: photos([siti]) })).body.code).toBe('person_not_found');
  expect((await at.call('POST', '/people/x/photos', { body: photos([siti]) })).body.fields[0].field).toBe('personId');
});

describe('recognition', () => {
  it('POST /identifications names everybody in a photo', async () => {
    const at = await serve();
    const { person } = await enrolPerson(at, 1);
    const image = picture({ like: { 1: 1 } }, { like: { 5: 1 }, x: 10, width: 60 });
    const { status, body } = await at.call('POST', '/identifications', { body: photos([image], {}, 'photo') });
    expect(status).toBe(200);
    expect(body).toMatchObject({ width: 640, height: 480 });
    expect(body.faces[0]).toMatchObject({
      person: { id: person.id, userId: 1, name: 'Siswa 1', group: '' },
      distance: 0,
    });
    expect(body.faces[1]).toMatchObject({ person: null, box: { x: 10, width: 60 } });
    const none = await at.call('POST', '/identifications', { body: photos([wall], {}, 'photo') });
    expect(none.body.faces).toEqual([]);
    const strict = await at.call('POST', '/identifications', { body: photos([image], { threshold: '2' }, 'photo') });
    expect(strict.body.detail).toBe('threshold must be at most 1.');
  });

  it('POST /verifications checks one person, by either number', async () => {
    const at = await serve();
    const { person } = await enrolPerson(at, 1);
    for (const fields of [{ personId: String(person.id) }, { userId: '1', tenantId: '1' }]) {
      const right = await at.call('POST', '/verifications', { body: photos([siti], fields, 'photo') });
      expect(right).toMatchObject({ status: 200, body: { verified: true, distance: 0, person: { id: person.id } } });
      const wrong = await at.call('POST', '/verifications', { body: photos([budi], fields, 'photo') });
      expect(wrong).toMatchObject({ status: 200, body: { verified: false } });
    }
    const nobody = await at.call('POST', '/verifications', { body: photos([siti], {}, 'photo') });
    expect(nobody.body.detail).toBe('personId or userId is required.');
    const unknown = await at.call('POST', '/verifications', { body: photos([siti], { userId: '9' }, 'photo') });
    expect(unknown.status).toBe(404);
    const twoPhotos = await at.call('POST', '/verifications', { body: photos([siti, budi], { userId: '1' }, 'photo') });
    expect(twoPhotos.body.detail).toBe('Send at most one photo and 20 other fields.');
  });
});

it('photos of a person whose number somebody else has by the time they are read are stored nowhere', async () => {
  const at = await serve();
  const { person } = await enrolPerson(at, 1);
  const as = { tenantId: 1, userId: 1, personId: person.id + 1, images: [budi] };
  const gone = { code: 'person_not_found' };
  await expect(at.station.call('enrolment.photos', as)).rejects.toMatchObject(gone);
  await at.station.call('people.remove', { personId: person.id });
  const before = { ...as, personId: person.id };
  await expect(at.station.call('enrolment.photos', before)).rejects.toMatchObject(gone);
  expect((await at.call('GET', '/people')).body.items).toEqual([]);
});
