import { describe, expect, it } from 'vitest';
import { enrolPerson, picture } from '../../station/support.ts';
import { nothing, palm, palms } from '../palm-pictures.ts';
import { photos, type Served, serve } from './support.ts';

const one = (image: Uint8Array, fields: Record<string, string> = {}) => ({ body: photos([image], fields, 'photo') });

async function person(at: Served, name: string): Promise<{ id: number; userId: number }> {
  return at.station.call('people.create', { name });
}

async function enrolled(at: Served, name: string, of: number) {
  const { id, userId } = await person(at, name);
  const { status, body } = await at.call('POST', `/people/${id}/palms`, { body: photos([palm(at, of)]) });
  expect(status).toBe(201);
  return { id, userId, palm: body.photos[0].palm };
}

describe('POST /people/{id}/palms', () => {
  it('enrols each photo with a result of its own', async () => {
    const at = await serve();
    const { id } = await person(at, 'Siti');
    const images = [
      palm(at, 1),
      nothing,
      palms(at, [{ of: 1, fault: 'back' }]),
      palms(at, [{ of: 1 }, { of: 2 }]),
      palm(at, 1),
    ];
    const { status, body } = await at.call('POST', `/people/${id}/palms`, { body: photos(images) });
    expect(status).toBe(201);
    expect(body.person).toMatchObject({ id, name: 'Siti', palmCount: 2, templateCount: 0 });
    expect(body.photos).toMatchObject([
      { stored: true, replaced: false, palm: { personId: id, side: 'right', code: expect.stringMatching(/^PALM-/) } },
      { stored: false, code: 'no_palm', retryable: false },
      { stored: false, code: 'poor_palm', detail: expect.stringMatching(/back of the hand/) },
      { stored: false, code: 'several_palms' },
      { stored: true },
    ]);
    expect(Object.keys(body.photos[0].palm).sort()).toEqual(
      ['code', 'createdAt', 'id', 'packId', 'personId', 'quality', 'side', 'uuid'].sort(),
    );
  });

  it('refuses a palm that is somebody else’s, unless told otherwise, and does not say whose', async () => {
    const at = await serve();
    await enrolled(at, 'Siti', 1);
    const { id } = await person(at, 'Sita');
    const twin = await at.call('POST', `/people/${id}/palms`, { body: photos([palm(at, 1)]) });
    expect(twin).toMatchObject({ status: 409, body: { code: 'duplicate_palm' } });
    expect(JSON.stringify(twin.body)).not.toContain('Siti');
    expect(twin.body.detail).toContain('allowDuplicate=true');
    const allowed = photos([palm(at, 1)], { allowDuplicate: 'true' });
    expect((await at.call('POST', `/people/${id}/palms`, { body: allowed })).status).toBe(201);
  });

  it('says what the first photo was refused for where none could be stored', async () => {
    const at = await serve();
    const { id } = await person(at, 'Siti');
    const path = `/people/${id}/palms`;
    const answer = await at.call('POST', path, { body: photos([palms(at, [{ of: 1, fault: 'blurred' }]), nothing]) });
    expect(answer).toMatchObject({ status: 400, body: { code: 'poor_palm' } });
    const face = await at.call('POST', path, { body: photos([picture({ like: { 1: 1 } })]) });
    expect(face.body.detail).toBe('No palm detected in image. The image shows a face.');
    expect((await at.call('POST', path, { body: photos([]) })).body.detail).toMatch(/^photos is required/);
    expect((await at.call('POST', '/people/99/palms', one(nothing))).status).toBe(400);
    const nobody = await at.call('POST', '/people/99/palms', { body: photos([palm(at, 1)]) });
    expect(nobody.body.code).toBe('person_not_found');
  });

  it('sent again with its key enrols once', async () => {
    const at = await serve();
    const { id } = await person(at, 'Siti');
    const image = palm(at, 1);
    const send = () =>
      at.call('POST', `/people/${id}/palms`, { body: photos([image]), headers: { 'idempotency-key': 'k' } });
    const [first, again] = [await send(), await send()];
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect((await at.call('GET', `/people/${id}/palms`)).body.items).toHaveLength(1);
  });
});

describe('palms of a person', () => {
  it('are listed, and removed one by one, through their own person only', async () => {
    const at = await serve();
    const siti = await enrolled(at, 'Siti', 1);
    const budi = await enrolled(at, 'Budi', 2);
    const list = await at.call('GET', `/people/${siti.id}/palms`);
    expect(list.body).toEqual({ items: [siti.palm], next: null });
    const foreign = await at.call('DELETE', `/people/${budi.id}/palms/${siti.palm.id}`);
    expect(foreign).toMatchObject({ status: 404, body: { code: 'template_not_found' } });
    expect((await at.call('DELETE', `/people/${siti.id}/palms/${siti.palm.id}`)).status).toBe(204);
    expect((await at.call('GET', `/people/${siti.id}/palms`)).body.items).toEqual([]);
    expect((await at.call('GET', `/people/${budi.id}`)).body.palmCount).toBe(1);
    expect((await at.call('GET', '/people/99/palms')).body.code).toBe('person_not_found');
  });

  it('are forgotten by hand or all at once; the face stays, and theirs stay when the face goes', async () => {
    const at = await serve();
    const { person } = await enrolPerson(at, 1);
    const path = `/people/${person.id}/palms`;
    await at.call('POST', path, { body: photos([palm(at, 1, 'right'), palm(at, 2, 'left'), palm(at, 2, 'left')]) });
    expect((await at.call('DELETE', `${path}?side=left`)).body).toEqual({ count: 2 });
    expect((await at.call('DELETE', `${path}?side=middle`)).body.fields[0].field).toBe('side');
    await at.call('DELETE', `/people/${person.id}/templates`);
    expect((await at.call('GET', `/people/${person.id}`)).body).toMatchObject({ templateCount: 0, palmCount: 1 });
    await enrolPerson(at, 1);
    expect((await at.call('DELETE', path)).body).toEqual({ count: 1 });
    expect((await at.call('GET', `/people/${person.id}`)).body).toMatchObject({ templateCount: 1, palmCount: 0 });
  });
});

describe('recognition by palm', () => {
  it('POST /palm-identifications says whose palm it is', async () => {
    const at = await serve();
    const empty = await at.call('POST', '/palm-identifications', one(palm(at, 1)));
    expect(empty.body).toMatchObject({ match: false, person: null, distance: null, side: 'right' });
    const siti = await enrolled(at, 'Siti', 1);
    const right = await at.call('POST', '/palm-identifications', one(palm(at, 1)));
    expect(right.status).toBe(200);
    expect(right.body).toEqual({
      match: true,
      person: { id: siti.id, userId: siti.userId, name: 'Siti', group: '' },
      distance: 0,
      side: 'right',
      box: { x: 200, y: 120, width: 220, height: 260 },
    });
    const stranger = await at.call('POST', '/palm-identifications', one(palm(at, 5)));
    expect(stranger.body).toMatchObject({ match: false, person: null });
    expect(stranger.body.distance).toBeGreaterThan(0.35);
    const none = await at.call('POST', '/palm-identifications', one(nothing));
    expect(none).toMatchObject({ status: 400, body: { code: 'no_palm' } });
  });

  it('POST /palm-verifications checks one person, by either number', async () => {
    const at = await serve();
    const siti = await enrolled(at, 'Siti', 1);
    for (const fields of [{ personId: String(siti.id) }, { userId: String(siti.userId), tenantId: '1' }]) {
      const right = await at.call('POST', '/palm-verifications', one(palm(at, 1), fields));
      expect(right.body).toMatchObject({ verified: true, distance: 0, person: { id: siti.id } });
      const wrong = await at.call('POST', '/palm-verifications', one(palm(at, 2), fields));
      expect(wrong).toMatchObject({ status: 200, body: { verified: false } });
    }
    const nobody = await at.call('POST', '/palm-verifications', one(palm(at, 1)));
    expect(nobody.body.detail).toBe('personId or userId is required.');
    const { id } = await person(at, 'No palm');
    const none = await at.call('POST', '/palm-verifications', one(palm(at, 1), { personId: String(id) }));
    expect(none).toMatchObject({ status: 404, body: { code: 'person_not_found' } });
  });

  it('want their scopes', async () => {
    const at = await serve();
    const { id } = await enrolled(at, 'Siti', 1);
    const calls: [string, string, object][] = [
      ['GET', `/people/${id}/palms`, {}],
      ['POST', `/people/${id}/palms`, { body: photos([palm(at, 2)]) }],
      ['DELETE', `/people/${id}/palms/1`, {}],
      ['DELETE', `/people/${id}/palms`, {}],
      ['POST', '/palm-identifications', one(palm(at, 1))],
      ['POST', '/palm-verifications', one(palm(at, 1), { personId: String(id) })],
    ];
    const key = await at.keyWith('admin', 'attendance:read');
    for (const [method, path, call] of calls)
      expect([path, (await at.call(method, path, { ...call, key })).status]).toEqual([path, 403]);
    expect((await at.call('GET', `/people/${id}/palms`)).body.items).toHaveLength(1);
  });
});
