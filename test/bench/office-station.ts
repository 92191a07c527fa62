/** A station over a real store, for what needs no camera. */
import { files } from '../../src-main/files/index.ts';
import { createGallery, createPalmGallery } from '../../src-main/gallery/index.ts';
import { keyHasher } from '../../src-main/hosts/node/key-hasher.ts';
import { sender, signer } from '../../src-main/outbound/http-sender.ts';
import type { Clock } from '../../src-main/station/ports.ts';
import { createStation, type Station } from '../../src-main/station/station.ts';
import type { StationStore } from '../../src-main/store/index.ts';
import { settingDefaults } from '../../src-shared/contract/settings.ts';

export function stationOver(store: StationStore, clock: Clock): Station {
  return createStation({
    clock,
    computerClock: clock,
    store,
    files,
    keyHasher,
    sender,
    signer,
    newId: () => 'bench',
    log: { info() {}, warn() {}, error() {} },
    gallery: createGallery({ load: () => [], clock }),
    palmGallery: createPalmGallery({ load: () => [] }),
    vision: {
      state: () => ({ state: 'unavailable', pack: null, palm: null, problems: [] }),
      onStateChange() {},
      photo: () => Promise.reject(new Error('There is no camera.')),
      frame: () => Promise.reject(new Error('There is no camera.')),
      palmPhoto: () => Promise.reject(new Error('There is no camera.')),
      palmFrame: () => Promise.reject(new Error('There is no camera.')),
    },
    settings: { ...settingDefaults, version: '1.0.0', school: 'SMP Contoh', keepPortraits: false, liveness: 'off' },
  });
}
