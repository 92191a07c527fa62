/** A station for the command line: the one that runs over the data folder, or, when none does, the data itself, without vision
 * and with the folder locked meanwhile. */
import { existsSync } from 'node:fs';
import type { StationClient } from '../../src-shared/contract.ts';
import { StationError } from '../../src-shared/errors.ts';
import type { Config } from '../hosts/node/config.ts';
import { readControlFile } from '../hosts/node/control-file.ts';
import { databasePath, lockFolder, refuseLoss } from '../store/index.ts';
import { controlClient } from './station-client.ts';

/** `program`: what holds the folder, as a station that is started meanwhile is told: `hadir keys`.
 * Throws `folder_in_use` where another command holds it, `wrong_key`, `invalid_argument` where there is no data. */
export async function withStation<T>(
  config: Config,
  program: string,
  use: (station: StationClient) => Promise<T>,
): Promise<T> {
  const dataDir = config.HADIR_DATA_DIR;
  refuseLoss(databasePath(dataDir));
  if (!existsSync(databasePath(dataDir)))
    throw new StationError('invalid_argument', 'There is no station data in this folder. Start the station once.');
  const lock = tryLock(dataDir, program);
  if (lock instanceof StationError) {
    const running = readControlFile(dataDir);
    if (!running) throw lock;
    return use(controlClient(running));
  }
  try {
    const { withData } = await import('./resting-station.ts');
    return await withData(config, use);
  } finally {
    lock.release();
  }
}

function tryLock(dataDir: string, program: string): ReturnType<typeof lockFolder> | StationError {
  try {
    return lockFolder(dataDir, program);
  } catch (error) {
    if (error instanceof StationError && error.code === 'folder_in_use') return error;
    throw error;
  }
}
