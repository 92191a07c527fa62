/** Two clients at once for a few seconds; for a minute and longer: `node test/campaigns/together.ts`. */
import { afterAll, expect, test } from 'vitest';
import { endAll } from '../../support/station-process.ts';
import { randomFrom, seedOf } from './support/seed.ts';
import { AbusedStation } from './support/station.ts';
import { Together } from './support/together.ts';

afterAll(endAll);

test('two clients enrol, delete and identify at once: nothing is lost, and the gallery is the database', async () => {
  const seed = seedOf(process.env);
  console.log(`Two clients with HADIR_FUZZ_SEED=${seed}`);
  const station = await AbusedStation.start();
  const together = await Together.over(station);
  await together.run(8_000, randomFrom(seed));
  await together.check();
  expect(together.tally.enrolled).toBeGreaterThan(10);
  expect(together.tally.deleted).toBeGreaterThan(3);
  expect(together.tally.identified).toBeGreaterThan(10);
});
