/** The station an import goes into: the one that runs, or one of its own over the same data folder. */
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import type { StationClient } from '../../../../src-shared/contract.ts';
import { buildStation, makeFolder } from '../../../hosts/node/build-station.ts';
import type { Config } from '../../../hosts/node/config.ts';
import { forkWorker } from '../../../vision/worker/fork.ts';
import { runningStation } from '../running-station.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

export interface ImportStation {
  station: Pick<StationClient, 'call'>;
  close(): void;
}

/** Throws what opening the data throws. */
export async function openStation(config: Config): Promise<ImportStation> {
  const running = await runningStation(config.HADIR_DATA_DIR);
  if (running) return { station: running.station, close() {} };
  makeFolder(config.HADIR_DATA_DIR);
  const surroundings = { root, spawnWorker: forkWorker };
  const built = buildStation(config, surroundings, { log: pino({ level: 'silent' }), program: 'hadir import' });
  await built.vision.settled();
  return built;
}
