/** Two clients enrol, delete and identify at once: `node test/campaigns/together.ts [seconds]`, 60 by default. Ends with status 1
 * where an update was lost or the gallery is not the database. */
import { randomFrom, seedOf } from '../acceptance/abuse/support/seed.ts';
import { AbusedStation } from '../acceptance/abuse/support/station.ts';
import { Together } from '../acceptance/abuse/support/together.ts';

const seconds = Number(process.argv[2] ?? 60);
const seed = seedOf(process.env);
console.log(`HADIR_FUZZ_SEED=${seed}, ${seconds} s`);
const together = await Together.over(await AbusedStation.start());
await together.run(seconds * 1000, randomFrom(seed));
const templates = await together.check();
const { enrolled, deleted, identified } = together.tally;
console.log(
  `${enrolled} enrolled, ${deleted} deleted, ${identified} identified; ${templates} templates, all views agree`,
);
process.exit(0);
