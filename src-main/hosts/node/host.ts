/** A station without a desktop: builds it and opens its web port. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { StationError } from '../../../src-shared/errors.ts';
import { createServer } from '../../api/server.ts';
import type { Station } from '../../station/station.ts';
import type { VisionProcess } from '../../vision/vision-process.ts';
import { buildStation, makeFolder, type Surroundings } from './build-station.ts';
import type { Config } from './config.ts';
import { createLog } from './logging.ts';

export type { Surroundings } from './build-station.ts';

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
export async function startHost(config: Config, surroundings: Surroundings): Promise<RunningHost> {
  makeFolder(config.HADIR_DATA_DIR);
  const log = createLog(config);
  const built = buildStation(config, surroundings, { log, program: 'Hadir' });
  const { station, vision, gallery } = built;
  try {
    const app = await createServer({
      station,
      logger: log,
      access: {
        allowedHosts: [config.HADIR_HOST, ...config.HADIR_ALLOWED_HOSTS],
        allowedOrigins: config.HADIR_CORS_ORIGINS,
        apiKey: config.HADIR_API_KEY || null,
      },
      screens: screensFolder(surroundings.root),
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
        built.close();
      },
    };
  } catch (error) {
    built.close();
    throw error;
  }
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
