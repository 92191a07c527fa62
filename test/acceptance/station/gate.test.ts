/** A gate that sends photos, with real faces and the station's own recogniser: who is recorded, once, and across a restart. */
import { beforeAll, describe, expect, test } from 'vitest';
import { nobody, photo, photoOfAyuAnotherDay, varied } from '../../support/photos.ts';
import { stationOfFile } from '../../support/station-fixture.ts';
import { makeKey, photosForm, StationApi } from './support.ts';

const used = stationOfFile();
let api: StationApi;
let key: string;

const scan = (image: Uint8Array, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  api.call('POST', '/scan', photosForm([image], fields, 'photo'), headers);

beforeAll(async () => {
  key = makeKey(used.station);
  api = new StationApi(used.station.address, key);
  for (const [name, group] of [
    ['ayu', '7A'],
    ['bunga', '7A'],
    ['citra', '7B'],
  ] as const)
    await api.call('POST', '/enrolments', photosForm([await photo(name)], { name, group }));
});

describe('a photo at the gate', () => {
  test('of somebody enrolled is one record, however often and wherever it is sent', async () => {
    const image = await varied('ayu', 'darker');
    const headers = { 'idempotency-key': 'ayu-morning' };
    const answers = await Promise.all([
      scan(image, { gate: 'Utara' }, headers),
      scan(image, { gate: 'Utara' }, headers),
      scan(image, { gate: 'Utara' }),
      scan(image, { gate: 'Selatan' }),
    ]);
    const done = answers.filter(({ status }) => status === 200).map(({ body }) => body);
    expect(done.map(({ outcome, person }) => [outcome, person?.name])).toEqual(done.map(() => ['accept', 'ayu']));
    expect(new Set(done.map(({ arrival }) => arrival.recordId)).size).toBe(1);
    expect((await api.call('GET', '/attendance')).body.items).toHaveLength(1);
  });

  test('of a stranger, or of nobody, records nothing', async () => {
    for (const name of ['dewi', 'eka', 'fitri', 'gita'] as const)
      expect((await scan(await photo(name))).body).toMatchObject({ arrival: null, person: null });
    expect((await scan(await nobody())).body.code).toBe('no_face');
    expect((await scan(Buffer.from('no image'))).body.code).toMatch(/^image_/);
    expect((await api.call('GET', '/attendance')).body.items).toHaveLength(1);
  });

  test('of another day names her or nobody, never another', async () => {
    const { body } = await scan(await photoOfAyuAnotherDay());
    expect([null, 'ayu']).toContain(body.person?.name ?? null);
  });

  test('sent again after a restart within the gap is still the same record', async () => {
    const before = (await api.call('GET', '/attendance')).body.items[0];
    used.station = await used.station.restart();
    api = new StationApi(used.station.address, key);
    const { body } = await scan(await photo('ayu'), { gate: 'Utara' });
    expect(body.arrival).toMatchObject({ repeated: true, recordId: before.id, at: before.at });
  });
});

test('"That’s not me" takes the record out; the day and the book say so', async () => {
  const { body } = await scan(await photo('citra'));
  expect(body.arrival).toMatchObject({ repeated: false });
  expect((await api.call('POST', `/attendance/${body.arrival.recordId}/disown`)).status).toBe(201);
  const { items } = (await api.call('GET', `/attendance?personId=${body.person.id}`)).body;
  expect(items.map(({ kind, live }: { kind: string; live: boolean }) => [kind, live])).toEqual([
    ['scan', false],
    ['void', false],
  ]);
  const sheet = (await api.call('GET', '/days/today?group=7B')).body;
  expect(sheet.rows).toMatchObject([{ name: 'citra', records: [] }]);
});
