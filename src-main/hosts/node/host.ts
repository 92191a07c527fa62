/** A station without a desktop: builds it and opens its two web ports. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createMetrics } from '../../api/metrics/metrics.ts';
import { createBiometricServer, createServer } from '../../api/server.ts';
import { Idempotency } from '../../api/station/writes.ts';
import { UploadPlaces } from '../../api/upload-places.ts';
import { DeliveryLoop } from '../../outbound/delivery-loop.ts';
import { createKeyring } from '../../station/access/keyring.ts';
import { thresholdOf } from '../../station/recognition/scores.ts';
import type { Station } from '../../station/station.ts';
import type { VisionProcess } from '../../vision/vision-process.ts';
import { type BuiltStation, buildStation, computerClock, makeFolder, type Surroundings } from './build-station.ts';
import type { Config } from './config.ts';
import { openControl } from './control.ts';
import { removeControlFile } from './control-file.ts';
import { keyHasher } from './key-hasher.ts';
import { createLog } from './logging.ts';
import { exposureWarnings, listensBeyondLoopback, openPorts } from './open-ports.ts';
import { systemFigures } from './system-figures.ts';
import { readTls, renewDaily } from './tls.ts';

export type { Surroundings } from './build-station.ts';

export interface RunningHost {
  station: Station;
  vision: VisionProcess;
  /** Like `http://127.0.0.1:8000`; null where the port is taken. */
  address: string | null;
  /** Like `http://127.0.0.1:5000`; null where the port is taken. At least one of the two is open. */
  biometricAddress: string | null;
  /** What a person must know about a port that is not open, in one sentence each. */
  problems: string[];
  /** Drains what is under way, then closes everything; nothing recorded is lost. */
  close(): Promise<void>;
}

/** Opens the data folder and the ports. Throws `data_lost`, `folder_in_use`, `wrong_key`, `version_too_new`, `storage_full`, and
 * `invalid_argument` where both ports are taken. */
export async function startHost(config: Config, surroundings: Surroundings): Promise<RunningHost> {
  const clock = surroundings.clock ?? computerClock;
  makeFolder(config.HADIR_DATA_DIR);
  const log = createLog(config);
  const metrics = createMetrics(() => clock.now().getTime());
  const built = buildStation(config, surroundings, { log, program: 'Hadir', metrics, history: metrics.history });
  const { station, vision, gallery } = built;
  try {
    removeControlFile(config.HADIR_DATA_DIR);
    const controlToken = keyHasher.newSecret();
    const tls = await readTls(config);
    const doors = {
      station,
      logger: log,
      tls,
      access: {
        allowedHosts: [config.HADIR_HOST, ...config.HADIR_ALLOWED_HOSTS],
        allowedOrigins: config.HADIR_CORS_ORIGINS,
        keyring: createKeyring({ store: built.store, keyHasher, computerClock, seed: config.HADIR_API_KEY || null }),
        controlToken,
        rateLimit: config.HADIR_RATE_LIMIT,
      },
      homeTenant: config.HADIR_HOME_TENANT,
      metrics,
      docs: servesDocs(config),
      uploads: new UploadPlaces(),
    };
    const main = await createServer({
      ...doors,
      screens: screensFolder(surroundings.root),
      idempotency: new Idempotency(built.store.idempotency, computerClock),
    });
    const biometric = await createBiometricServer({
      ...doors,
      tolerance: config.HADIR_RECOGNITION_TOLERANCE,
      threshold: thresholdOf(config.HADIR_RECOGNITION_TOLERANCE),
      measure: systemFigures(config.HADIR_DATA_DIR),
    });
    metrics.watch({
      queueDepth: () => vision.depth,
      ready: () => vision.state().state === 'ready',
      galleries: () => galleriesOf(built),
      palms: () => palmsOf(built),
    });
    // Read now, so that the first pupil does not wait for it.
    gallery.templates(config.HADIR_HOME_TENANT);
    const opened = await openPorts(main, biometric, config);
    for (const problem of opened.problems) log.error(problem);
    for (const warning of exposureWarnings(config, tls !== null)) log.warn(warning);
    const renewing = renewDaily(config, [main, biometric], log);
    const closeControl = await openControl({ config, doors, addresses: opened, token: controlToken });
    await vision.settled();
    const deliveries = new DeliveryLoop(station, log);
    return {
      station,
      vision,
      address: opened.main,
      biometricAddress: opened.biometric,
      problems: opened.problems,
      close: async () => {
        clearInterval(renewing);
        await Promise.all([closeControl(), main.close(), biometric.close(), deliveries.stop()]);
        await built.upkeep?.settled();
        built.close();
      },
    };
  } catch (error) {
    built.close();
    throw error;
  }
}

/** Not where others can reach it, unless somebody wants that. */
function servesDocs(config: Config): boolean {
  return config.HADIR_DOCS === 'on' || (config.HADIR_DOCS === '' && !listensBeyondLoopback(config));
}

/** What is in memory; asking must not load the rest. */
function galleriesOf({ store, gallery }: BuiltStation) {
  const loaded = store.tenants.ids().filter((tenant) => gallery.status(tenant).cached);
  return loaded.map((tenant) => ({ tenant, people: gallery.people(tenant), templates: gallery.templates(tenant) }));
}

function palmsOf({ store }: BuiltStation) {
  return store.tenants.ids().map((tenant) => ({ tenant, palms: store.palms.count(tenant) }));
}

function screensFolder(root: string): string | null {
  const folder = join(root, 'dist/renderer');
  return existsSync(join(folder, 'index.html')) ? folder : null;
}
