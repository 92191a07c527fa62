/** What a station of the simulated year stands on: a real database, and nothing that sees or sends. */
import { files } from '../../src-main/files/index.ts';
import { createGallery, createPalmGallery } from '../../src-main/gallery/index.ts';
import { keyHasher } from '../../src-main/hosts/node/key-hasher.ts';
import { sender, signer } from '../../src-main/outbound/http-sender.ts';
import type { Clock, Ports, Vision } from '../../src-main/station/ports.ts';
import type { StationStore } from '../../src-main/store/index.ts';
import { settingDefaults } from '../../src-shared/contract/settings.ts';
import { StationError } from '../../src-shared/errors.ts';

const blind: Vision = {
  state: () => ({ state: 'unavailable', pack: null, palm: null, problems: [] }),
  onStateChange() {},
  photo: () => Promise.reject(new StationError('models_unavailable', 'Nothing is seen here.')),
  frame: () => Promise.reject(new StationError('models_unavailable', 'Nothing is seen here.')),

  palmPhoto: () => Promise.reject(new StationError('models_unavailable', 'Nothing is seen here.')),
  palmFrame: () => Promise.reject(new StationError('models_unavailable', 'Nothing is seen here.')),
};

export function portsOver(store: StationStore, clock: Clock): Ports {
  let lastId = 0;
  return {
    clock,
    computerClock: clock,
    store,
    gallery: createGallery({ clock, load: () => [] }),

    palmGallery: createPalmGallery({ load: () => [] }),
    vision: blind,
    log: { info() {}, warn() {}, error() {} },
    newId: () => `session-${++lastId}`,
    keyHasher,
    files,
    sender,
    signer,
    settings: { ...settingDefaults, version: '1.2.3', school: 'Sekolah Contoh', liveness: 'off' },
  };
}
