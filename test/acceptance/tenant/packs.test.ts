/** The dialect with every pack: another length of the encoding, the same words and the same promises. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Client, form } from '../../support/client.ts';
import { groupPhoto, nobody, people, photo, photoOfAyuAnotherDay, variants, varied } from '../../support/photos.ts';
import { describeWithShared, sharedModels } from '../../support/shared.ts';
import { enrol, newTenant, stationOfFile } from '../../support/station-fixture.ts';
import { type Settings, StationProcess } from '../../support/station-process.ts';

function settingsOf(pack: string): Settings {
  return { HADIR_MODEL_PACK: pack, HADIR_MODELS_DIR: sharedModels };
}

describeWithShared('the dialect with the stronger packs', ['models'], () => {
  describe.each([
    ['faceplugin-512', 512],
    ['edgeface-xs', 512],
    ['omz-0095', 256],
  ])('%s', (pack, dimension) => {
    const used = stationOfFile(settingsOf(pack));
    const enrolled = people.slice(0, 9);
    const strangers = people.slice(9);

    beforeAll(async () => {
      for (const [i, person] of enrolled.entries())
        expect((await enrol(used.api, 1, i + 1, person)).body).toEqual({ stored: true, count: i + 1, tenant_id: 1 });
    });

    test('/health names it', async () => {
      expect((await used.api.get('/health')).body).toMatchObject({ status: 'ok', version: '2.0.0', pack });
    });

    test(`/encode gives ${dimension} numbers of length 1`, async () => {
      const { encoding } = (await used.api.post('/encode', form({}, await photo('ayu')))).body;
      expect(encoding).toHaveLength(dimension);
      expect(Math.hypot(...encoding)).toBeCloseTo(1, 4);
    });

    test('/compare wants that many, and tells people apart', async () => {
      const { encoding } = (await used.api.post('/encode', form({}, await photo('ayu')))).body;
      const compare = async (image: Uint8Array, numbers: number[]) =>
        used.api.post('/compare', form({ encoding: JSON.stringify(numbers) }, image));
      expect((await compare(await photo('ayu'), encoding)).body).toMatchObject({ match: true, threshold: 0.35 });
      expect((await compare(await photo('bunga'), encoding)).body.match).toBe(false);
      const wrong = await compare(await photo('ayu'), encoding.slice(1));
      expect(wrong.status).toBe(400);
      expect(wrong.body.detail).toMatch(new RegExp(`${dimension} numbers.*has ${dimension - 1}`));
    });

    test('/detect finds everybody and nobody', async () => {
      for (const [sample, count] of [
        [4, 4],
        [5, 5],
        [6, 4],
      ] as const)
        expect((await used.api.post('/detect', form({}, groupPhoto(sample)))).body.faces).toHaveLength(count);
      expect((await used.api.post('/detect', form({}, await nobody()))).body.faces).toEqual([]);
    });

    test.each(Object.keys(variants) as (keyof typeof variants)[])(
      '/identify and /verify everybody, %s',
      async (variant) => {
        for (const [i, person] of enrolled.entries()) {
          const image = await varied(person, variant);
          const found = await used.api.post('/identify', form({ tenant_id: 1 }, image));
          expect(found.body).toMatchObject({ match: true, name: person, user_id: i + 1 });
          const verified = await used.api.post('/verify', form({ tenant_id: 1, user_id: i + 1 }, image));
          expect(verified.body).toMatchObject({ verified: true, distance: found.body.distance });
        }
      },
    );

    test('/identify knows somebody on another day', async () => {
      const { body } = await used.api.post('/identify', form({ tenant_id: 1 }, await photoOfAyuAnotherDay()));
      expect(body).toMatchObject({ match: true, name: 'ayu' });
    });

    test.each(strangers)('/identify does not know %s', async (person) => {
      const { body } = await used.api.post('/identify', form({ tenant_id: 1 }, await photo(person)));
      expect(body).toMatchObject({ match: false, name: null, user_id: null });
    });

    test('/verify tells people apart', async () => {
      const { body } = await used.api.post('/verify', form({ tenant_id: 1, user_id: 2 }, await photo('ayu')));
      expect(body).toMatchObject({ success: true, verified: false, user_id: 2 });
    });

    test('/enroll refuses a face under another number', async () => {
      expect((await enrol(used.api, 1, 99, await varied('ayu', 'darker'))).status).toBe(409);
    });

    test('/enrollments lists encodings of that length; deleting works', async () => {
      const tenant = newTenant();
      await enrol(used.api, tenant, 1, 'ayu');
      const { enrollments } = (await used.api.get(`/enrollments/${tenant}`)).body;
      expect(enrollments[0].encoding).toHaveLength(dimension);
      expect((await used.api.delete(`/enrollments/${tenant}/${enrollments[0].id}`)).body.count).toBe(1);
    });
  });

  describe('switching the pack over the same data', () => {
    let station: StationProcess;
    let api: Client;
    afterAll(() => station.stop());
    async function switchTo(pack: string): Promise<void> {
      station = station ? await station.restart(settingsOf(pack)) : await StationProcess.start(settingsOf(pack));
      api = new Client(station.address);
    }
    const listed = async () => (await api.get('/enrollments/1')).body.enrollments;
    const identify = async (image: Buffer) => (await api.post('/identify', form({ tenant_id: 1 }, image))).body;

    test('templates of different packs never meet', async () => {
      const [ayu, bunga] = await Promise.all([photo('ayu'), photo('bunga')]);
      await switchTo('standard');
      await enrol(api, 1, 1, ayu);

      await switchTo('edgeface-xs');
      expect(await listed()).toEqual([]);
      expect(await identify(ayu)).toMatchObject({ match: false, user_id: null, distance: null });
      expect((await api.post('/verify', form({ tenant_id: 1, user_id: 1 }, ayu))).status).toBe(404);
      // Nobody owns the face in this pack: another number may take it.
      expect((await enrol(api, 1, 2, bunga)).body).toEqual({ stored: true, count: 1, tenant_id: 1 });
      expect((await listed())[0].encoding).toHaveLength(512);

      await switchTo('omz-0095');
      expect(await listed()).toEqual([]);
      expect((await enrol(api, 1, 1, ayu)).body.count).toBe(1);
      expect((await listed())[0].encoding).toHaveLength(256);
      expect((await identify(ayu)).user_id).toBe(1);
      expect((await identify(bunga)).match).toBe(false);

      await switchTo('standard');
      expect((await listed()).map((entry: { user_id: number }) => entry.user_id)).toEqual([1]);
      expect((await listed())[0].encoding).toHaveLength(128);
      expect((await identify(ayu)).user_id).toBe(1);
      expect((await identify(bunga)).match).toBe(false);
    });
  });
});
