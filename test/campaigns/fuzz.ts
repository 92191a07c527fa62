/** The fuzz suite for as long as one likes: `node test/campaigns/fuzz.ts [minutes]`. Rounds of 5,000 cases, each with a seed of its
 * own; `HADIR_FUZZ_SEED` gives the first. Ends with status 1 at the first answer that cannot be, or when memory grows. */
import fc from 'fast-check';
import { properties } from '../acceptance/abuse/support/properties.ts';
import { seedOf } from '../acceptance/abuse/support/seed.ts';
import { AbusedStation, megabyte } from '../acceptance/abuse/support/station.ts';

const minutes = Number(process.argv[2] ?? 10);
const first = seedOf(process.env);
/** Rounds in which the garbage collector takes what room it likes. */
const warmUp = 4;
/** Bytes by which station and worker may be larger after any later round. */
const mayGrow = 150 * megabyte;

const station = await AbusedStation.start();
const all = await properties(station);
const end = Date.now() + minutes * 60_000;
let cases = 0;
let settled = 0;
for (let seed = first; Date.now() < end; seed++) {
  for (const { title, share, property } of all) {
    const report = await fc.check(property, { seed, numRuns: Math.ceil(share * 5000) });
    cases += report.numRuns;
    if (!report.failed) continue;
    console.error(`${title}, HADIR_FUZZ_SEED=${seed}: ${fc.defaultReportMessage(report)}\n${report.errorInstance}`);
    process.exit(1);
  }
  await station.assertWell();
  const memory = station.memory();
  if (seed < first + warmUp) settled = memory;
  console.log(`seed ${seed}: ${cases} cases, ${Math.round(memory / megabyte)} MB`);
  if (memory - settled > mayGrow) {
    console.error(`The memory grew by ${Math.round((memory - settled) / megabyte)} MB.`);
    process.exit(1);
  }
}
await station.process.stop();
process.exit(0);
