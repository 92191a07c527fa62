/** `npm run serve`: the headless host as a program. */
import { fileURLToPath } from 'node:url';
import { StationError } from '../../../src-shared/errors.ts';
import { readConfig, readDotEnv } from './config.ts';
import type { RunningHost } from './host.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Milliseconds after a signal by which the process ends, come what may. */
const endWithin = 5000;

async function main(): Promise<void> {
  const config = readConfig(process.argv.slice(2), process.env, readDotEnv());
  // Not before: a setting that is wrong is said at once.
  const [{ startHost }, { forkWorker }] = await Promise.all([
    import('./host.ts'),
    import('../../vision/worker/fork.ts'),
  ]);
  const starting = startHost(config, { root, spawnWorker: forkWorker });
  endOnSignal(starting);
  const { address, biometricAddress, problems } = await starting;
  for (const problem of problems) console.error(`Hadir: ${problem}`);
  // At once: whoever waits for one of the lines has both.
  const lines = [address && `Hadir: ${address}`, biometricAddress && `Hadir biometric: ${biometricAddress}`];
  console.log(lines.filter((line) => line !== null).join('\n'));
}

function endOnSignal(starting: Promise<RunningHost>): void {
  let ending = false;
  const end = async (): Promise<void> => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(0), endWithin - 500).unref();
    await starting.then((host) => host.close()).catch(() => {});
    process.exit(0);
  };
  process.on('SIGTERM', () => void end());
  process.on('SIGINT', () => void end());
}

main().catch((error: unknown) => {
  // A person reads this: one line for what they can mend, the whole error for what only we can.
  if (error instanceof StationError) console.error(`Hadir: ${error.message}`);
  else console.error(error);
  process.exit(1);
});
