/** The short version of `test/campaigns/delivery.ts`. */
import { afterAll, expect, test } from 'vitest';
import { PowerCuts } from '../../support/power-cuts.ts';
import { endAll } from '../../support/station-process.ts';
import { randomFrom, seedOf } from '../abuse/support/seed.ts';

afterAll(endAll);

test('ten power cuts lose nothing that was acknowledged, and everything arrives in order', {
  timeout: 180_000,
}, async () => {
  const seed = seedOf(process.env);
  const cuts = await PowerCuts.start(randomFrom(seed));
  await cuts.run(10);
  const { faults, acknowledged, arrived } = await cuts.check();
  expect(faults, `HADIR_FUZZ_SEED=${seed}`).toEqual([]);
  expect(acknowledged).toBeGreaterThan(10);
  expect(arrived).toBeGreaterThanOrEqual(2 * acknowledged);
});
