/** A station over its data folder, with its vision worker, before any port is open: what the headless host serves, and what a
 * command uses while no station runs. */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { settingDefaults } from '../../../src-shared/contract/settings.ts';
import { StationError } from '../../../src-shared/errors.ts';
import type { MinuteHistory } from '../../api/metrics/history.ts';
import { createFiles } from '../../files/index.ts';
import { createGallery, createPalmGallery } from '../../gallery/index.ts';
import { sender, signer } from '../../outbound/http-sender.ts';
import type { PalmEntry } from '../../station/ports/palms.ts';
import type { Clock, Gallery, GalleryEntry, Metrics, StationSettings } from '../../station/ports.ts';
import { createStation, type Station } from '../../station/station.ts';
import { databasePath, lockFolder, openStore, refuseLoss, type StationStore } from '../../store/index.ts';
import { listPacks } from '../../vision/packs/catalogue.ts';
import { declaredPacks } from '../../vision/packs/manifest.ts';
import type { PackFolders } from '../../vision/packs/pack.ts';
import { VisionProcess } from '../../vision/vision-process.ts';
import type { WorkerHandle } from '../../vision/worker/protocol.ts';
import { type Config, configuredSettings } from './config.ts';
import { keyHistoryPath, readKeyFile, rememberUse, wasUsedWith } from './key-file.ts';
import { keyHasher } from './key-hasher.ts';
import { type RunningUpkeep, startUpkeep } from './upkeep.ts';

export const computerClock: Clock = { now: () => new Date(), monotonic: () => performance.now() };

export interface Surroundings {
  /** The folder of package.json, models and built screens. */
  root: string;
  spawnWorker: () => WorkerHandle;
  /** What the school's time is told from. The computer's own where absent; the demo plays at another time. */
  clock?: Clock | undefined;
  /** The sealing key, 32 bytes, where the host keeps it in another way than as the key file. */
  sealingKey?: Uint8Array | undefined;
  /** Where it is written down what data the key was used with; beside the key file where absent. */
  keyHistory?: string | undefined;
}

export interface BuiltStation {
  station: Station;
  store: StationStore;
  gallery: Gallery;
  vision: VisionProcess;
  /** null where no host stands behind the station. */
  upkeep: RunningUpkeep | null;
  /** Ends the worker and lets the folder go; nothing recorded is lost. */
  close(): void;
}

export interface BuildOptions {
  log: Logger;
  /** Who holds the folder, as a refused second one is told. */
  program: string;
  metrics?: Metrics;
  /** A host's; without it the station has no upkeep: no backups, no figures. */
  history?: MinuteHistory;
}

/** Throws `data_lost`, `folder_in_use`, `wrong_key`, `version_too_new`,
 * `storage_full`. */
export function buildStation(
  config: Config,
  { root, spawnWorker, clock = computerClock, sealingKey, keyHistory }: Surroundings,
  { log, program, metrics, history: minutes }: BuildOptions,
): BuiltStation {
  const lock = lockFolder(config.HADIR_DATA_DIR, program);
  const folders = packFolders(config, root);
  const vision = new VisionProcess({
    spawn: spawnWorker,
    log,
    metrics,
    declared: declaredPacks(config.HADIR_MODEL_PACK, config.HADIR_PALM_PACK, folders.manifests),
    start: { packId: config.HADIR_MODEL_PACK, palmPackId: config.HADIR_PALM_PACK, folders },
  });
  try {
    const path = databasePath(config.HADIR_DATA_DIR);
    const historyFile = keyHistory ?? keyHistoryPath(config.HADIR_KEY_FILE);
    const history = {
      keyIsOld: sealingKey === undefined && existsSync(config.HADIR_KEY_FILE),
      keyWasUsed: wasUsedWith(historyFile, config.HADIR_DATA_DIR),
    };
    // Before a key is made that would open none of the backups.
    refuseLoss(path, history);
    const key = sealingKey ?? readKeyFile(config.HADIR_KEY_FILE, !existsSync(path));
    const store = openStore({
      path,
      key,
      ...history,
      // One broken template must not keep a whole school out of the gallery.
      onDamaged: (id) => log.error({ template: id }, 'A stored template or palm cannot be opened; it is left out.'),
    });
    rememberUse(historyFile, config.HADIR_DATA_DIR);
    const gallery = createGallery({
      clock,
      load: (tenantId) => templatesOf(store, tenantId, config.HADIR_MODEL_PACK),
    });
    const palmGallery = createPalmGallery({
      load: (tenantId) => palmsOf(store, tenantId, config.HADIR_PALM_PACK),
    });
    const work = { folders, log, now: () => clock.now(), queueDepth: () => vision.depth };
    const upkeep = minutes ? startUpkeep({ ...work, history: minutes, dataDir: config.HADIR_DATA_DIR, key }) : null;
    const station = createStation({
      clock,
      computerClock,
      log,
      store,
      gallery,
      palmGallery,
      vision,
      newId: randomUUID,
      keyHasher,
      settings: settingsOf(config, root),
      metrics,
      packs: { list: () => listPacks(folders) },
      files: createFiles(log),
      sender,
      signer,
      upkeep: upkeep ?? undefined,
    });
    return {
      station,
      store,
      gallery,
      vision,
      upkeep,
      close: () => {
        upkeep?.stop();
        vision.close();
        store.close();
        lock.release();
      },
    };
  } catch (error) {
    vision.close();
    lock.release();
    throw error;
  }
}

export function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch {
    throw new StationError(
      'invalid_argument',
      `HADIR_DATA_DIR is "${dataDir}"; it must be a folder that can be written.`,
    );
  }
}

/** Where packs and their files are looked for: the station's own first. */
export function packFolders(config: Config, root: string): PackFolders {
  const own = [config.HADIR_MODELS_DIR, join(config.HADIR_DATA_DIR, 'models')].filter((folder) => folder !== '');
  return { manifests: [join(root, 'models/packs'), ...own], weights: [join(root, 'models/built'), ...own] };
}

function* templatesOf(store: StationStore, tenantId: number, packId: string): Generator<GalleryEntry> {
  for (const { id, personId, embedding } of store.templates.ofTenantInPack(tenantId, packId))
    yield { templateId: id, personId, embedding };
}

function* palmsOf(store: StationStore, tenantId: number, packId: string): Generator<PalmEntry> {
  for (const { id, personId, side, template } of store.palms.ofTenantInPack(tenantId, packId))
    yield { palmId: id, personId, side, template };
}

export function settingsOf(config: Config, root: string): StationSettings {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return { version, ...settingDefaults, ...configuredSettings(config) };
}
