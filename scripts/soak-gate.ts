/** `npm run soak:gate -- --minutes 5`: the gate's screen over a long morning. People come and go, half of them unknown; every
 * half minute the page's heap after a forced collection is printed, and at the end whether it grew. */
import { parseArgs } from 'node:util';
import { open } from '../test/browser/browser.ts';
import { heapOf } from '../test/browser/soak/heap.ts';
import { photo } from '../test/support/photos.ts';
import { asStaff } from '../test/support/staff.ts';
import { endAll, StationProcess } from '../test/support/station-process.ts';
import { film } from '../test/support/video.ts';
import { prepare } from './prepare.ts';

const every = 30_000;
/** Megabytes by which the heap may differ between its first full reading and its last: caches fill in the beginning. */
const allowed = 6;

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '5' } } });
const minutes = Number(values.minutes);
if (!(minutes > 0)) throw new Error('--minutes takes a number above 0.');

await prepare();
const station = await StationProcess.start();
let grown = 0;
try {
  const people = ['citra', 'dewi', 'eka', 'gita'] as const;
  await asStaff(station.address, async (client) => {
    for (const [i, person] of people.slice(0, 2).entries()) {
      const image = new Uint8Array(await photo(person));
      await client.call('enrolment.photo', { tenantId: 1, userId: i + 1, name: person, group: 'IX A', image });
    }
  });
  const camera = await film('soak', await Promise.all(people.map((person) => photo(person))));
  const { page, faults, close } = await open(`${station.address}/`, camera);
  try {
    await page.getByTestId('greeting-card').first().waitFor({ timeout: 60_000 });
    const heap = await heapOf(page);
    const readings: number[] = [];
    const end = Date.now() + minutes * 60_000;
    for (;;) {
      const { megabytes, nodes, listeners } = await heap.read();
      readings.push(megabytes);
      console.log(`${new Date().toISOString()}  ${megabytes.toFixed(2)} MB  ${nodes} nodes  ${listeners} listeners`);
      if (Date.now() >= end) break;
      await page.waitForTimeout(Math.min(every, end - Date.now()));
    }
    grown = (readings.at(-1) ?? 0) - (readings[1] ?? readings[0] ?? 0);
    console.log(`Grew by ${grown.toFixed(2)} MB in ${minutes} minutes (allowed: ${allowed}). Faults: ${faults.length}`);
    for (const fault of faults) console.log(fault);
  } finally {
    await close();
  }
} finally {
  await station.stop();
  endAll();
}
process.exit(grown > allowed ? 1 : 0);
