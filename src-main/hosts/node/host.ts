/** Builds the ports for a station without a desktop and opens its web port. */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { StationError } from '../../../src-shared/errors.ts';
import { createServer } from '../../api/server.ts';
import { createGallery } from '../../gallery/index.ts';
import type { Clock, GalleryEntry } from '../../station/ports.ts';
import { createStation, type Station } from '../../station/station.ts';
import { databasePath, lockFolder, openStore, type StationStore } from '../../store/index.ts';
import { VisionProcess } from '../../vision/vision-process.ts';
import type { WorkerHandle } from '../../vision/worker/protocol.ts';
import type { Config } from './config.ts';
import { readKeyFile } from './key-file.ts';
import { keyHasher } from './key-hasher.ts';
import { createLog } from './logging.ts';

const clock: Clock = { now: () => new Date(), monotonic: () => performance.now() };

export interface Surroundings {
  /** The folder of package.json, models and built screens. */
  root: string;
  spawnWorker: () => WorkerHandle;
}

export interface RunningHost {
  station: Station;
  vision: VisionProcess;
  /** Like `http://127.0.0.1:8000`. */
  address: string;
  /** Drains what is under way, then closes everything; nothing recorded is lost. */
  close(): Promise<void>;
}

/** Opens the data folder and the port. Throws `folder_in_use`, `wrong_key`, `version_too_new`, `storage_full`, and
 * `invalid_argument` for a port that is taken. */
export async function startHost(config: Config, { root, spawnWorker }: Surroundings): Promise<RunningHost> {
  const dataDir = config.HADIR_DATA_DIR;
  makeFolder(dataDir);
  const log = createLog(config);
  const lock = lockFolder(dataDir, 'Hadir');
  const vision = startVision(config, log, { root, spawnWorker });
  try {
    const path = databasePath(dataDir);
    const store = openStore({
      path,
      key: readKeyFile(config.HADIR_KEY_FILE, !existsSync(path)),
      // One broken template must not keep a whole school out of the gallery.
      onDamaged: (id) => log.error({ template: id }, 'A stored template cannot be opened; it is left out.'),
    });
    const gallery = createGallery({
      clock,
      load: (tenantId) => templatesOf(store, tenantId, config.HADIR_MODEL_PACK),
    });
    const station = createStation({
      clock,
      log,
      store,
      gallery,
      vision,
      newId: randomUUID,
      keyHasher,
      settings: settingsOf(config, root),
    });
    const app = await createServer({
      station,
      logger: log,
      access: {
        allowedHosts: [config.HADIR_HOST, ...config.HADIR_ALLOWED_HOSTS],
        allowedOrigins: config.HADIR_CORS_ORIGINS,
        apiKey: config.HADIR_API_KEY || null,
      },
      screens: screensFolder(root),
    });
    // Read now, so that the first pupil does not wait for it.
    gallery.templates(config.HADIR_HOME_TENANT);
    const address = await listen(app, config);
    await vision.settled();
    return {
      station,
      vision,
      address,
      close: async () => {
        await app.close();
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

function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch {
    throw new StationError(
      'invalid_argument',
      `HADIR_DATA_DIR is "${dataDir}"; it may be a folder that can be written.`,
    );
  }
}

function startVision(config: Config, log: Logger, { root, spawnWorker }: Surroundings): VisionProcess {
  const own = [config.HADIR_MODELS_DIR, join(config.HADIR_DATA_DIR, 'models')].filter((folder) => folder !== '');
  return new VisionProcess({
    spawn: spawnWorker,
    log,
    start: {
      packId: config.HADIR_MODEL_PACK,
      folders: { manifests: [join(root, 'models/packs'), ...own], weights: [join(root, 'models/built'), ...own] },
    },
  });
}

function* templatesOf(store: StationStore, tenantId: number, packId: string): Generator<GalleryEntry> {
  for (const { id, personId, embedding } of store.templates.ofTenantInPack(tenantId, packId))
    yield { templateId: id, personId, embedding };
}

function settingsOf(config: Config, root: string) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return {
    version,
    school: config.HADIR_SCHOOL,
    gate: config.HADIR_GATE,
    homeTenant: config.HADIR_HOME_TENANT,
    maxTemplatesPerPerson: config.HADIR_MAX_FACES_PER_USER,
    minEnrolmentQuality: config.HADIR_FACE_QUALITY_THRESHOLD,
    createUnknownTenants: true,
    keepPortraits: true,
    liveness: config.HADIR_LIVENESS,
    minimumGapMinutes: 5,
  };
}

function screensFolder(root: string): string | null {
  const folder = join(root, 'dist/renderer');
  return existsSync(join(folder, 'index.html')) ? folder : null;
}

async function listen(app: Awaited<ReturnType<typeof createServer>>, config: Config): Promise<string> {
  const { HADIR_HOST: host, HADIR_PORT: port } = config;
  try {
    return await app.listen({ host, port });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EADDRINUSE')
      throw new StationError(
        'invalid_argument',
        `Port ${port} is taken by another program, perhaps another Hadir. Close it, or choose another port with HADIR_PORT.`,
      );
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new StationError('invalid_argument', `HADIR_HOST is "${host}"; it may be an address of this machine.`);
    if (code === 'EACCES')
      throw new StationError(
        'invalid_argument',
        `Port ${port} needs an administrator's rights. Choose one above 1023 with HADIR_PORT.`,
      );
    throw error;
  }
}
