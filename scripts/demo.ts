/** `npm run demo`: a real station over a school that was made up, in the middle of its morning. `-- --port 8000` (0: any free
 * one), `--data-dir FOLDER` keeps the data, `--at 07:20` plays at another time, `--as-built` takes the
 * screens as they were built last. Prints where it is and how to sign in. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readConfig } from '../src-main/hosts/node/config.ts';
import { startHost } from '../src-main/hosts/node/host.ts';
import { forkWorker } from '../src-main/vision/worker/fork.ts';
import { fillDemo } from './demo/fill.ts';
import { demoMoment, movedClock } from './demo/moment.ts';
import { demoPassword, demoStaff, school } from './demo/settle.ts';
import { demoPin } from './demo/write-people.ts';
import { prepare } from './prepare.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8000' },
    'data-dir': { type: 'string' },
    at: { type: 'string' },
    'as-built': { type: 'boolean', default: false },
  },
});
/** Milliseconds after a signal by which it ends. */
const endWithin = 4500;

if (!values['as-built']) await prepare();
const own = values['data-dir'] === undefined ? mkdtempSync(join(tmpdir(), 'hadir-demo-')) : null;
const folder = values['data-dir'] ?? (own as string);
process.on('exit', () => {
  if (own) rmSync(own, { recursive: true, force: true });
});
const moment = demoMoment(Date.now(), values.at ?? null);
if (moment.explanation) console.log(moment.explanation);
const config = readConfig(
  [],
  {
    HADIR_DATA_DIR: join(folder, 'data'),
    HADIR_KEY_FILE: join(folder, 'sealing.key'),
    HADIR_PORT: values.port,
    HADIR_BIOMETRIC_PORT: '0',
    HADIR_LOG_LEVEL: 'warn',
  },
  '',
);
const surroundings = { root, spawnWorker: forkWorker, clock: movedClock(moment.at) };
if (existsSync(join(folder, 'data/station.db'))) {
  console.log(`The data of before is still in ${folder}; it is used as it is.`);
} else {
  const started = performance.now();
  const { people, records } = await fillDemo(config, surroundings);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${school}: ${people} pupils, ${records} passages this term, made in ${seconds} s.`);
}
const host = await startHost(config, surroundings);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    setTimeout(() => process.exit(0), endWithin).unref();
    void host.close().finally(() => process.exit(0));
  });
for (const problem of host.problems) console.error(`Hadir: ${problem}`);
console.log(`Hadir: ${host.address}`);
console.log(`Sign in to the office as ${demoStaff.map(({ name, role }) => `${name} (${role})`).join(', ')}`);
console.log(
  `  with the password ${demoPassword}. PIN of whoever has one: ${demoPin}, with the number from their card.`,
);
