/** `npm run screenshots`: every screen of the demo school, taken in a real browser into docs/screenshots/. `-- today gate` takes
 * only those whose names begin so; `--out FOLDER` puts them elsewhere. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DemoStation, filmOf } from '../test/support/demo-station.ts';
import { endAll, StationProcess } from '../test/support/station-process.ts';
import { emptyRoom } from '../test/support/video.ts';
import { prepare } from './prepare.ts';
import { photographer } from './screenshots/photographer.ts';
import { enrolShots, gateShots, officeShots, type Shot, setupShots } from './screenshots/shots.ts';

const { values, positionals } = parseArgs({
  options: { out: { type: 'string' }, 'as-built': { type: 'boolean', default: false } },
  allowPositionals: true,
});
const folder = values.out ?? fileURLToPath(new URL('../docs/screenshots/', import.meta.url));

function wanted(shots: readonly Shot[]): Shot[] {
  return shots.filter(({ name }) => positionals.length === 0 || positionals.some((start) => name.startsWith(start)));
}

type Station = Pick<DemoStation, 'address' | 'stop'> & Partial<Pick<DemoStation, 'signIn'>>;

/** Starts a station only where one is needed, and ends it whatever happens. */
async function takeAll(shots: readonly Shot[], camera: () => Promise<string>, station: () => Promise<Station>) {
  const list = wanted(shots);
  if (list.length === 0) return;
  const running = await station();
  const { address } = running;
  const signIn: Parameters<typeof photographer>[0]['signIn'] = (page) => running.signIn?.(page) ?? Promise.resolve();
  const pictures = await photographer({ address, camera: await camera(), folder, signIn });
  try {
    for (const one of list) await pictures.take(one);
  } finally {
    await pictures.close();
    await running.stop();
  }
}

if (!values['as-built']) await prepare();
try {
  await takeAll(setupShots, emptyRoom, async () => {
    const empty = await StationProcess.start();
    return { address: empty.address, stop: async () => void (await empty.stop()) };
  });
  await takeAll(officeShots, emptyRoom, () => DemoStation.start());
  await takeAll(
    gateShots,
    () => filmOf('Bagus Prasetyo'),
    () => DemoStation.start(),
  );
  await takeAll(
    enrolShots,
    () => filmOf('Dewi Anggraini'),
    () => DemoStation.start(),
  );
} finally {
  endAll();
}
process.exit(0);
