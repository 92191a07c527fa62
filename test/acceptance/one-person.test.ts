/** One person under one number, at every door that enrols: another person's face is refused and changes nothing, nobody is renamed in
 * silence, and what the station numbers itself lies where no school counts. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { numbersGiven } from '../../src-shared/domain.ts';
import { hadir } from '../support/cli.ts';
import { form } from '../support/client.ts';
import { dataUrl, doorsOfFile, json } from '../support/doors.ts';
import { hand, handNames } from '../support/palms.ts';
import { type PersonName, photo, varied } from '../support/photos.ts';
import { describeWithShared } from '../support/shared.ts';
import { temporaryFolder } from '../support/station-process.ts';
import { makeKey, photosForm, StationApi } from './station/support.ts';

const doors = doorsOfFile();
let api: StationApi;
beforeAll(() => {
  api = new StationApi(doors.station.address, makeKey(doors.station));
});

interface Sent {
  status: number;
  said: string;
}
interface Extra {
  name?: string;
  replace?: boolean;
}

const flag = ({ replace }: Extra) => (replace === undefined ? {} : { replace: String(replace) });

async function personOf(userId: number) {
  const { body } = await api.call('GET', `/people?query=${userId}`);
  return body.items.find((person: { userId: number }) => person.userId === userId);
}

/** Every door whose request names the person. */
const naming: Record<string, (userId: number, image: Uint8Array, extra?: Extra) => Promise<Sent>> = {
  tenant: async (user_id, image, extra = {}) => {
    const fields = { tenant_id: 1, user_id, name: extra.name ?? `User ${user_id}`, ...flag(extra) };
    const { status, body } = await doors.tenant.post('/enroll', form(fields, image));
    return { status, said: body.detail ?? '' };
  },
  server: async (user_id, image, extra = {}) => {
    const body = { user_id, photo: dataUrl(image), ...flag(extra) };
    const answer = await doors.server.post('/register-face', ...json(body));
    return { status: answer.status, said: answer.body.message };
  },
  'station photos': async (userId, image, extra = {}) => {
    const id = (await personOf(userId)).id;
    const { status, body } = await api.call('POST', `/people/${id}/photos`, photosForm([image], flag(extra)));
    return { status, said: `${body.code ?? ''} ${body.detail ?? ''}` };
  },
};

/** Doors that name nobody: always somebody new. */
const nameless: Record<string, (image: Uint8Array, fields?: Record<string, string>) => Promise<number>> = {
  registry: async (image, fields) =>
    (await doors.registry.post('/register', form({ name: 'Baru', ...fields }, image))).status,
  biometric: async (image, fields) =>
    (await doors.biometric.post('/register', form({ type: 'face', ...fields }, image))).status,
};

async function clear(): Promise<void> {
  for (;;) {
    const { body } = await api.call('GET', '/people');
    if (body.items.length === 0) return;
    for (const { id } of body.items) await api.call('DELETE', `/people/${id}`);
  }
}

async function whoIs(image: Uint8Array): Promise<number | null> {
  return (await doors.tenant.post('/identify', form({ tenant_id: 1 }, image))).body.user_id;
}

async function state(): Promise<unknown> {
  const { body } = await api.call('GET', '/people');
  const audit = await api.call('GET', '/audit').catch(() => null);
  return [body.items, (await doors.tenant.get('/enrollments/1')).body, audit?.body];
}

/** Ayu is user 7001, by the tenant dialect. */
async function enrolAyu(): Promise<void> {
  await clear();
  const fields = { tenant_id: 1, user_id: 7001, name: 'Ayu' };
  expect((await doors.tenant.post('/enroll', form(fields, await photo('ayu')))).status).toBe(200);
}

describe.each(Object.keys(naming))('%s', (door) => {
  const enrol = naming[door] as (typeof naming)[string];

  test('another person’s face is refused and changes nothing; replace takes it', async () => {
    await enrolAyu();
    const before = await state();
    const refused = await enrol(7001, await photo('bunga'));
    expect(refused.status).toBe(409);
    expect(refused.said).toContain('replace=true');
    expect(await state()).toEqual(before);
    expect((await enrol(7001, await photo('ayu'))).status).toBeLessThan(300);

    expect((await enrol(7001, await photo('bunga'), { replace: true })).status).toBeLessThan(300);
    expect(await whoIs(await varied('bunga', 'darker'))).toBe(7001);
    expect(await whoIs(await photo('ayu'))).toBeNull();
  });

  test('another person’s face is refused whatever replace says', async () => {
    await enrolAyu();
    await doors.tenant.post('/enroll', form({ tenant_id: 1, user_id: 7002, name: 'Citra' }, await photo('citra')));
    const before = await state();
    expect((await enrol(7001, await photo('citra'), { replace: true })).status).toBe(409);
    expect(await state()).toEqual(before);
  });

  test.each(['darker', 'brighter', 'half as large', 'grey'] as const)(
    'the same person %s is taken',
    async (variant) => {
      await enrolAyu();
      expect((await enrol(7001, await varied('ayu', variant))).status).toBeLessThan(300);
    },
  );
});

test.each(['photos', 'enrolments'])('two people in one request to %s are refused as a whole', async (path) => {
  await clear();
  const { body: person } = await api.call('POST', '/people', { name: 'Dewi' });
  const two = photosForm([await photo('dewi'), await photo('eka')], path === 'photos' ? {} : { name: 'Eka' });
  const answer = await api.call('POST', path === 'photos' ? `/people/${person.id}/photos` : '/enrolments', two);
  expect([answer.status, answer.body.code]).toEqual([409, 'unlike_face']);
  const { items } = (await api.call('GET', '/people')).body;
  expect(items).toEqual([person]);
});

test('replace is not for somebody new: 400 in the station API, nothing in the dialects that name nobody', async () => {
  await clear();
  const added = photosForm([await photo('ayu')], { name: 'Ayu', replace: 'true' });
  expect((await api.call('POST', '/enrolments', added)).status).toBe(400);
  for (const [i, send] of Object.values(nameless).entries())
    expect(
      await send(await photo((['ayu', 'bunga'] as PersonName[])[i] as PersonName), { replace: 'true' }),
    ).toBeLessThan(300);
  expect((await api.call('GET', '/people')).body.items).toHaveLength(2);
});

test('a folder’s photo of somebody else is refused by name', async () => {
  await enrolAyu();
  const folder = temporaryFolder();
  mkdirSync(join(folder, '7001_Ayu'));
  writeFileSync(join(folder, '7001_Ayu/1.jpg'), await photo('bunga'));
  writeFileSync(join(folder, '7001_Andi.jpg'), await photo('ayu'));
  const ran = await hadir(doors.station.folder, ['import', 'folder', folder]);
  expect(ran.stdout).toContain('2 refused');
  expect(ran.stdout).toContain('7001_Ayu/1.jpg: The face is not like those enrolled under this number');
  expect(ran.stdout).toContain('7001_Andi.jpg: Number 7001 belongs to Ayu');
});

describe('numbers and names', () => {
  test('what the station numbers lies in its own range, by every door, and is given once', async () => {
    const { body: before } = await api.call('POST', '/people', { name: 'Alumni' });
    expect(before.userId).toBeGreaterThanOrEqual(numbersGiven.first);
    await clear();
    await doors.tenant.post(
      '/enroll',
      form({ tenant_id: 1, user_id: 123_456_789_012_345, name: 'Ayu' }, await photo('ayu')),
    );
    await nameless.registry?.(await photo('bunga'));
    await nameless.biometric?.(await photo('citra'));
    await api.call('POST', '/people', { name: 'Dewi' });
    await api.call('POST', '/enrolments', photosForm([await photo('eka')], { name: 'Eka' }));
    const roster = new FormData();
    roster.append('file', new Blob(['Nama,Kelas\nFitri,7A\n']), 'siswa.csv');
    expect((await api.call('POST', '/roster/import', roster)).status).toBeLessThan(300);
    const { items } = (await api.call('GET', '/people')).body;
    const numbers = items.map(({ userId }: { userId: number }) => userId).sort();
    const given = [1, 2, 3, 4, 5].map((n) => before.userId + n);
    expect(numbers.toSorted((a: number, b: number) => a - b)).toEqual([...given, 123_456_789_012_345]);
  });

  test('a pupil of the roster is renamed by nobody, keeps their spelling, and takes a face', async () => {
    await clear();
    await api.call('POST', '/people', { userId: 7, name: 'Siti Nuraini' });
    const before = await state();
    const andi = await naming.tenant?.(7, await photo('gita'), { name: 'Andi' });
    expect(andi).toMatchObject({ status: 409, said: expect.stringContaining('another name') });
    expect(await state()).toEqual(before);
    expect(await naming.tenant?.(7, await photo('hana'), { name: "SITI Nur'aini" })).toMatchObject({ status: 200 });
    expect((await personOf(7)).name).toBe('Siti Nuraini');
    expect(await naming.tenant?.(7, await varied('hana', 'darker'), { name: 'Hana' })).toMatchObject({ status: 200 });
    expect((await personOf(7)).name).toBe('Hana');
  });
});

describeWithShared('palms', ['palms'], () => {
  test('another palm of the same hand is refused and changes nothing; replace takes it', async () => {
    await clear();
    const [first = '', second = ''] = handNames();
    const { body: person } = await api.call('POST', '/people', { name: 'Gita' });
    const send = (images: Uint8Array[], fields = {}) =>
      api.call('POST', `/people/${person.id}/palms`, photosForm(images, fields));
    const both = await send([hand(first, 1), hand(second, 1)]);
    expect(both.status).toBe(409);
    expect((await send([hand(first, 1)])).status).toBe(201);
    const other = await send([hand(second, 1)]);
    expect([other.status, other.body.code]).toEqual([409, 'unlike_palm']);
    expect((await send([hand(first, 2)])).status).toBe(201);
    expect((await send([hand(second, 1)], { replace: 'true' })).body.person.palmCount).toBe(1);
  });
});
