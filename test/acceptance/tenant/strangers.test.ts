/** Real people on different days: enrolled from one photo, probed with another, and strangers among them. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { form } from '../../support/client.ts';
import { describeWithShared, type FaceSet, faceSet, sharedModels } from '../../support/shared.ts';
import { enrol, stationOfFile } from '../../support/station-fixture.ts';

const people = 20;

describeWithShared('twenty people of the face set', ['faces', 'models'], () => {
  // How many of twenty a pack must find at the default threshold, from one photo each: coarse on purpose, the benches measure.
  describe.each([
    ['standard', 11],
    ['faceplugin-512', 18],
    ['edgeface-xs', 18],
    ['omz-0095', 18],
  ])('%s', (pack, least) => {
    const used = stationOfFile({ HADIR_MODEL_PACK: pack, HADIR_MODELS_DIR: sharedModels });
    let set: FaceSet;
    const enrolled: FaceSet['enrolled'] = [];
    const identify = async (file: string, threshold = 0.35) =>
      (await used.api.post('/identify', form({ tenant_id: 1, threshold }, readFileSync(file)))).body;

    beforeAll(async () => {
      set = faceSet();
      for (const person of set.enrolled) {
        if (enrolled.length === people) return;
        const user = enrolled.length + 1;
        const answer = await enrol(used.api, 1, user, readFileSync(person.gallery[0] as string), { name: person.name });
        // Some of these press photos show a second person as large as the first.
        if (answer.status === 400) expect(answer.body.detail, person.name).toMatch(/^\d faces detected/);
        else expect(answer.body, person.name).toEqual({ stored: true, count: user, tenant_id: 1 });
        if (answer.status === 200) enrolled.push(person);
      }
    });

    test('are found by another photo, and nobody is taken for somebody else', async () => {
      const found = await Promise.all(enrolled.map(({ probes }) => identify(probes[0] as string)));
      const right = found.filter(({ name }, i) => name === enrolled[i]?.name);
      const wrong = found.filter(({ match, name }, i) => match && name !== enrolled[i]?.name);
      expect(wrong).toEqual([]);
      expect(right.length).toBeGreaterThanOrEqual(least);
    });

    test('are closest to themselves, match or not', async () => {
      const found = await Promise.all(enrolled.map(({ probes }) => identify(probes[0] as string, 1)));
      const right = found.filter(({ name }, i) => name === enrolled[i]?.name);
      expect(right.length).toBeGreaterThanOrEqual(18);
    });

    test('strangers are nobody', async () => {
      const found = await Promise.all(set.strangers.slice(0, people).map((file) => identify(file)));
      expect(found.filter(({ match }) => match)).toEqual([]);
    });
  });
});
