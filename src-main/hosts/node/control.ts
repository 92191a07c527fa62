/** Opens the control channel of a running station and says where it is, for the command line. */
import type { AppOptions } from '../../api/app.ts';
import { createControlServer } from '../../api/control/server.ts';
import type { Config } from './config.ts';
import { removeControlFile, writeControlFile } from './control-file.ts';

export interface ControlOptions {
  config: Pick<Config, 'HADIR_DATA_DIR' | 'HADIR_HOST'>;
  doors: AppOptions;
  addresses: { main: string | null; biometric: string | null };
  token: string;
}

/** Listening on these, a port answers this computer as well. */
const reachable: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '0.0.0.0', '::']);

/** Returns what closes it. */
export async function openControl({ config, doors, addresses, token }: ControlOptions): Promise<() => Promise<void>> {
  const dataDir = config.HADIR_DATA_DIR;
  const own = mainOnLoopback(config, doors, addresses.main) === null ? await createControlServer(doors) : null;
  const address =
    (await own?.listen({ host: '127.0.0.1', port: 0 })) ?? (mainOnLoopback(config, doors, addresses.main) as string);
  const { main, biometric } = addresses;
  writeControlFile(dataDir, { pid: process.pid, address, addresses: { main, biometric }, token });
  return async () => {
    removeControlFile(dataDir);
    await own?.close();
  };
}

/** null where the first port does not answer this computer in plain HTTP. */
function mainOnLoopback(
  { HADIR_HOST }: ControlOptions['config'],
  { tls }: AppOptions,
  main: string | null,
): string | null {
  if (main === null || tls || !reachable.has(HADIR_HOST)) return null;
  return `http://127.0.0.1:${new URL(main).port}`;
}
