/** Two thousand absurd requests a run. `HADIR_FUZZ_SEED` repeats a run, `HADIR_FUZZ_CASES` makes it longer; for hours there is
 * `node test/campaigns/fuzz.ts`. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { form } from '../../support/client.ts';
import { photo } from '../../support/photos.ts';
import { endAll } from '../../support/station-process.ts';
import { bodyOf } from './support/bodies.ts';
import { addressOf, dialects, fuzzTenant } from './support/dialects.ts';
import { exchange } from './support/http.ts';
import { judge } from './support/oracle.ts';
import { type Property, properties } from './support/properties.ts';
import { seedOf } from './support/seed.ts';
import { AbusedStation, megabyte } from './support/station.ts';

const seed = seedOf(process.env);
const cases = Number(process.env.HADIR_FUZZ_CASES ?? 2000);
/** How much larger station and worker may be after the second half of the cases than before it. */
const mayGrow = 100 * megabyte;

let station: AbusedStation;
let all: Property[];

beforeAll(async () => {
  console.log(`Fuzzing with HADIR_FUZZ_SEED=${seed}, ${cases} cases`);
  station = await AbusedStation.start();
  const enrolled = form({ tenant_id: fuzzTenant, user_id: 5, name: 'Budi Santoso' }, await photo('ayu'));
  expect((await fetch(`${station.process.address}/enroll`, { method: 'POST', body: enrolled })).status).toBe(200);
  all = await properties(station);
});
afterAll(async () => {
  await station?.process.stop();
  endAll();
});

describe.each(dialects)('unspoilt, the $name dialect', (dialect) => {
  // What is spoilt below must be right before, or everything would be refused for one and the same reason.
  test.each(dialect.calls)('$method $path does its work', async (call) => {
    const body = bodyOf(call, await photo('ayu'));
    const headers = { ...dialect.headers, ...body.headers };
    const request = { method: call.method, path: addressOf(call), ...body, headers };
    const reply = judge(dialect, await exchange(station.addressOf(dialect), request), { call: call.path });
    // 403: the seeded key is no administrator's.
    expect([200, 201, 204, 403, 404], reply.text).toContain(reply.status);
  });
});

describe.each([
  ['once', 0],
  ['and again, in the same memory', 1],
] as const)('%s', (_title, half) => {
  let before: number;
  test('every answer is one of the documents’', { timeout: 300_000 }, async () => {
    before = station.memory();
    for (const { title, share, property } of all) {
      const numRuns = Math.ceil((share * cases) / 2);
      const report = await fc.check(property, {
        seed: seed + half,
        numRuns,
        endOnFailure: false,
        interruptAfterTimeLimit: 120_000,
      });
      expect(
        report.failed,
        `${title}: ${fc.defaultReportMessage(report)}
${report.errorInstance}`,
      ).toBe(false);
      expect(report.numRuns, title).toBe(numRuns);
    }
  });

  test('the station is well', async () => {
    await station.assertWell();
    if (half === 1) expect(station.memory() - before).toBeLessThan(mayGrow);
  });
});
