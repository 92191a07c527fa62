/** A station for the command line: the one that runs over the data folder, or, when none does, the data itself, without vision
 * and with the folder locked meanwhile. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { StationClient } from '../../src-shared/contract.ts';
import { StationError } from '../../src-shared/errors.ts';
import { files } from '../files/index.ts';
import { createGallery, createPalmGallery } from '../gallery/index.ts';
import { computerClock, settingsOf } from '../hosts/node/build-station.ts';
import type { Config } from '../hosts/node/config.ts';
import { readControlFile } from '../hosts/node/control-file.ts';
import { keyHasher } from '../hosts/node/key-hasher.ts';
import { sender, signer } from '../outbound/http-sender.ts';
import type { GalleryEntry, Logger, Vision } from '../station/ports.ts';
import { createStation } from '../station/station.ts';
import { databasePath, lockFolder, openStore, refuseLoss, type StationStore } from '../store/index.ts';
import { sealingKey } from './sealing-key.ts';
import { controlClient } from './station-client.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

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

async function withData<T>(config: Config, use: (station: StationClient) => Promise<T>): Promise<T> {
  const store = openStore({ path: databasePath(config.HADIR_DATA_DIR), key: sealingKey(config) });
  try {
    const gallery = createGallery({
      clock: computerClock,
      load: (tenantId) => entries(store, tenantId, config.HADIR_MODEL_PACK),
    });
    const settings = settingsOf(config, root);
    const outside = { files, sender, signer };
    const station = createStation({
      clock: computerClock,
      computerClock,
      log,
      store,
      gallery,
      palmGallery: createPalmGallery({ load: () => [] }),
      vision,
      newId: randomUUID,
      keyHasher,
      settings,
      ...outside,
    });
    return await use(station);
  } finally {
    store.close();
  }
}

function* entries(store: StationStore, tenantId: number, packId: string): Generator<GalleryEntry> {
  for (const { id, personId, embedding } of store.templates.ofTenantInPack(tenantId, packId))
    yield { templateId: id, personId, embedding };
}

/** What goes wrong is said by the command itself. */
const log: Logger = { info() {}, warn() {}, error() {} };

const noVision = async (): Promise<never> => {
  throw new StationError('models_unavailable', 'Start the station first: this needs recognition.');
};
const vision: Vision = {
  state: () => ({ state: 'unavailable', pack: null, palm: null, problems: [] }),
  onStateChange() {},
  photo: noVision,
  frame: noVision,
  palmPhoto: noVision,
  palmFrame: noVision,
};
