/** What a station acknowledged it still has, however it ended. */
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { Client, form } from '../../support/client.ts';
import { type PersonName, people, photo } from '../../support/photos.ts';
import { enrol } from '../../support/station-fixture.ts';
import { StationProcess } from '../../support/station-process.ts';

const started: StationProcess[] = [];
async function start(folder?: string): Promise<{ station: StationProcess; api: Client }> {
  const station = await StationProcess.start({}, folder);
  started.push(station);
  return { station, api: new Client(station.address) };
}
afterAll(() => Promise.all(started.filter((station) => !station.ended).map((station) => station.stop())));

test('after a restart everything is as it was', async () => {
  const { station, api } = await start();
  await enrol(api, 1, 123, 'ayu', { name: 'Ayu Lestari' });
  await enrol(api, 2, 124, 'bunga');
  await enrol(api, 1, 125, 'citra');
  await api.delete('/enrollments/1/name/citra');
  const before = await Promise.all([1, 2].map(async (tenant) => (await api.get(`/enrollments/${tenant}`)).body));
  await station.stop();

  const { api: again } = await start(station.folder);
  const after = await Promise.all([1, 2].map(async (tenant) => (await again.get(`/enrollments/${tenant}`)).body));
  expect(after).toEqual(before);
  const identify = async (tenant: number, person: PersonName) =>
    (await again.post('/identify', form({ tenant_id: tenant }, await photo(person)))).body;
  expect(await identify(1, 'ayu')).toMatchObject({ match: true, name: 'Ayu Lestari', user_id: 123 });
  expect(await identify(2, 'bunga')).toMatchObject({ match: true, user_id: 124 });
  expect((await identify(1, 'citra')).match).toBe(false);
  const verified = await again.post('/verify', form({ tenant_id: 1, user_id: 123 }, await photo('ayu')));
  expect(verified.body.verified).toBe(true);
  expect((await enrol(again, 1, 126, 'citra')).body.count).toBe(2);
});

describe('killed during a burst of enrolments', () => {
  const callers = 4;
  // Different moments: the first seconds after a start, and a database that was torn out of use before.
  test('every acknowledged one is there, and none is half there', async () => {
    const small = await Promise.all(people.map(smallPhoto));
    const acknowledged = new Map<number, PersonName>();
    let folder: string | undefined;
    let nextUser = 1;
    for (const enough of [12, 25, 40]) {
      const { station, api } = await start(folder);
      folder = station.folder;
      let stored = 0;
      let killed: Promise<void> | null = null;
      const call = async (): Promise<void> => {
        while (!killed) {
          const user = nextUser++;
          const person = people[user % people.length] as PersonName;
          const fields = { name: `${person} ${user}`, allow_duplicate: true };
          const image = small[user % people.length] as Buffer;
          const answer = await enrol(api, 1, user, image, fields).catch(() => null);
          if (answer?.status === 200) acknowledged.set(user, person);
          else if (answer) throw new Error(`Enrolment failed: ${JSON.stringify(answer.body)}`);
          if (++stored >= enough) killed ??= station.kill();
        }
      };
      await Promise.all(Array.from({ length: callers }, call));
      await killed;
    }

    const { api } = await start(folder);
    const { enrollments } = (await api.get('/enrollments/1')).body;
    const listed = new Map(enrollments.map((entry: { user_id: number }) => [entry.user_id, entry]));
    expect([...acknowledged.keys()].filter((user) => !listed.has(user))).toEqual([]);
    expect(acknowledged.size).toBeGreaterThan(60);
    // At most what was under way when the station was killed comes on top.
    expect(listed.size).toBeLessThanOrEqual(acknowledged.size + 3 * callers);
    for (const { user_id, name, encoding } of enrollments) {
      expect(name).toBe(`${people[user_id % people.length]} ${user_id}`);
      expect(encoding).toHaveLength(128);
      expect(Math.hypot(...encoding)).toBeCloseTo(1, 4);
    }
    expect((await api.post('/cache/1/refresh-enrollments')).body.enrollment_count).toBe(enrollments.length);
    for (const [i, person] of people.entries()) {
      const { body } = await api.post('/identify', form({ tenant_id: 1 }, small[i] as Buffer));
      expect(body).toMatchObject({ match: true, name: expect.stringContaining(person) });
    }
    for (const [user, person] of [...acknowledged].slice(-callers)) {
      const image = small[people.indexOf(person)] as Buffer;
      expect((await api.post('/verify', form({ tenant_id: 1, user_id: user }, image))).body.verified).toBe(true);
    }
  });
});

async function smallPhoto(person: PersonName): Promise<Buffer> {
  return sharp(await photo(person))
    .resize(200)
    .jpeg({ quality: 85 })
    .toBuffer();
}
