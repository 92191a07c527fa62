/** A station that does not run: its data, without vision. The folder is locked by whoever calls. */
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { StationClient } from '../../src-shared/contract.ts';
import { StationError } from '../../src-shared/errors.ts';
import { files } from '../files/index.ts';
import { createGallery, createPalmGallery } from '../gallery/index.ts';
import { computerClock, settingsOf } from '../hosts/node/build-station.ts';
import type { Config } from '../hosts/node/config.ts';
import { keyHasher } from '../hosts/node/key-hasher.ts';
import { sender, signer } from '../outbound/http-sender.ts';
import type { GalleryEntry, Logger, Vision } from '../station/ports.ts';
import { createStation } from '../station/station.ts';
import { databasePath, openStore, type StationStore } from '../store/index.ts';
import { sealingKey } from './sealing-key.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export async function withData<T>(config: Config, use: (station: StationClient) => Promise<T>): Promise<T> {
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
