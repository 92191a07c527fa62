/** A school's own program: it enrols pupils, asks who is in a photo, and finds the same faces through the other dialects. */
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { form } from '../../support/client.ts';
import { groupPhoto, nobody, photo, photoOfAyuAnotherDay, sideBySide, varied } from '../../support/photos.ts';
import { stationOfFile } from '../../support/station-fixture.ts';
import { makeKey, photosForm, StationApi } from './support.ts';

const used = stationOfFile();
let api: StationApi;

beforeAll(() => {
  api = new StationApi(used.station.address, makeKey(used.station));
});

describe('enrolment', () => {
  test('several photos in one request: each stored or refused with its reason', async () => {
    const images = [await photo('ayu'), await nobody(), await varied('ayu', 'darker'), await sideBySide('dewi', 'eka')];
    const { status, body } = await api.call('POST', '/enrolments', photosForm(images, { name: 'Ayu', group: '7A' }));
    expect(status).toBe(201);
    expect(body.person).toMatchObject({ name: 'Ayu', group: '7A', templateCount: 2, hasPortrait: true });
    expect(body.photos).toMatchObject([
      { stored: true },
      { stored: false, code: 'no_face' },
      { stored: true },
      { stored: false, code: 'several_faces' },
    ]);
    const portrait = await api.call('GET', `/people/${body.person.id}/portrait`);
    expect(portrait.headers.get('content-type')).toBe('image/jpeg');
    expect((await sharp(portrait.body).metadata()).width).toBeLessThanOrEqual(320);
  });

  test('sent again with its key enrols nobody twice, also after a restart', async () => {
    const body = async () => photosForm([await photo('bunga')], { name: 'Bunga', userId: '50' });
    const headers = { 'idempotency-key': 'enrol-bunga-1' };
    const first = await api.call('POST', '/enrolments', await body(), headers);
    const [second, third] = await Promise.all(
      [1, 2].map(async () => api.call('POST', '/enrolments', await body(), headers)),
    );
    expect([first.status, second?.status, third?.status]).toEqual([201, 201, 201]);
    expect([second?.body, third?.body]).toEqual([first.body, first.body]);
    expect((await api.call('GET', `/people/${first.body.person.id}`)).body.templateCount).toBe(1);
    const key = makeKey(used.station);
    const before = new StationApi(used.station.address, key);
    const kept = await before.call('POST', '/people', { name: 'Kartika' }, { 'idempotency-key': 'k' });
    used.station = await used.station.restart();
    api = new StationApi(used.station.address, key);
    const again = await api.call('POST', '/people', { name: 'Kartika' }, { 'idempotency-key': 'k' });
    expect(again.body).toEqual(kept.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
  });

  test('a face that is there already is refused, whatever door it came through', async () => {
    const { address } = used.station;
    const enrolled = await fetch(`${address}/enroll`, {
      method: 'POST',
      body: form({ tenant_id: 1, user_id: 77, name: 'Citra' }, await photo('citra')),
    });
    expect(enrolled.status).toBe(200);
    const again = await api.call('POST', '/enrolments', photosForm([await photo('citra')], { name: 'Other' }));
    expect(again).toMatchObject({ status: 409, body: { code: 'duplicate_face' } });
  });
});

describe('recognition', () => {
  test('everybody in a group photo, by name where they are known', async () => {
    const { status, body } = await api.call('POST', '/identifications', photosForm([groupPhoto(1)], {}, 'photo'));
    expect(status).toBe(200);
    expect(body.faces).toHaveLength(3);
    const names = body.faces.map(({ person }: { person: { name: string } | null }) => person?.name ?? null);
    expect(names.filter((name: string | null) => name === 'Ayu')).toHaveLength(1);
    expect(names.filter((name: string | null) => name === null)).toHaveLength(2);
  });

  test('one person on another day', async () => {
    const { items } = (await api.call('GET', '/people?query=ayu')).body;
    const fields = { personId: String(items[0].id) };
    const right = await api.call('POST', '/verifications', photosForm([await photoOfAyuAnotherDay()], fields, 'photo'));
    expect(right.body).toMatchObject({ verified: true, person: { name: 'Ayu' } });
    const wrong = await api.call('POST', '/verifications', photosForm([await photo('gita')], fields, 'photo'));
    expect(wrong.body.verified).toBe(false);
  });
});

test('removing a person here removes them everywhere', async () => {
  const { items } = (await api.call('GET', '/people?query=citra')).body;
  expect((await api.call('DELETE', `/people/${items[0].id}`)).status).toBe(204);
  const answer = await fetch(`${used.station.address}/identify`, {
    method: 'POST',
    body: form({ tenant_id: 1 }, await photo('citra')),
  });
  expect(await answer.json()).toMatchObject({ match: false, name: null });
});
