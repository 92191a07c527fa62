/** Power cuts while attendance is written and sent: `node test/campaigns/delivery.ts [rounds]`, 200 by default, some two seconds
 * each. Ends with status 1 where something acknowledged was lost, written twice, not sent, or sent out of order. */
import { randomFrom, seedOf } from '../acceptance/abuse/support/seed.ts';
import { PowerCuts } from '../support/power-cuts.ts';
import { endAll } from '../support/station-process.ts';

const rounds = Number(process.argv[2] ?? 200);
const seed = seedOf(process.env);
console.log(`HADIR_FUZZ_SEED=${seed}, ${rounds} rounds`);
const start = performance.now();
const cuts = await PowerCuts.start(randomFrom(seed));
await cuts.run(rounds, (round) => round % 20 === 0 && console.log(`${round} power cuts`));
const { acknowledged, unheard, arrived, again, tally, faults } = await cuts.check();
const seconds = Math.round((performance.now() - start) / 1000);
console.log(
  `${acknowledged} records acknowledged and ${unheard} more written, ${arrived} arrivals of which ${again} repeated`,
);
console.log(`the receiver: ${JSON.stringify(tally)}; ${seconds} s`);
for (const fault of faults.slice(0, 20)) console.error(fault);
console.log(faults.length === 0 ? 'nothing lost, nothing twice, everything in order' : `${faults.length} faults`);
endAll();
process.exit(faults.length === 0 ? 0 : 1);
