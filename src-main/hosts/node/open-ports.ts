/** Opens the station's two ports, and says what somebody should know who lets other machines reach them. One that is taken must not
 * keep the other shut: half of the school's systems working is better than none. */
import { StationError } from '../../../src-shared/errors.ts';
import { isLoopback } from '../../api/access/index.ts';
import { listenAt } from '../../api/listen.ts';
import type { Config } from './config.ts';

type App = Parameters<typeof listenAt>[0];
type PortSetting = 'HADIR_PORT' | 'HADIR_BIOMETRIC_PORT';

export interface OpenPorts {
  /** Like `http://127.0.0.1:8000`; null where the port could not be opened. */
  main: string | null;
  biometric: string | null;
  /** One sentence for each port that could not be opened. */
  problems: string[];
}

/** What usually holds a port, besides another program of the school's own. */
const culprits: Record<PortSetting, string> = {
  HADIR_PORT: 'perhaps another Hadir',
  HADIR_BIOMETRIC_PORT: 'perhaps another Hadir or, on macOS, AirPlay Receiver',
};

/** Throws `invalid_argument` where neither opens, and for an address or ports that can never work. */
export async function openPorts(main: App, biometric: App, config: Config): Promise<OpenPorts> {
  if (config.HADIR_PORT !== 0 && config.HADIR_PORT === config.HADIR_BIOMETRIC_PORT)
    throw new StationError(
      'invalid_argument',
      `HADIR_BIOMETRIC_PORT is "${config.HADIR_PORT}", the same as HADIR_PORT; it must be another port.`,
    );
  const problems: string[] = [];
  const open = async (app: App, setting: PortSetting): Promise<string | null> => {
    try {
      return await listenAt(app, { host: config.HADIR_HOST, port: config[setting] });
    } catch (error) {
      problems.push(problemOf(error as NodeJS.ErrnoException, setting, config));
      return null;
    }
  };
  const opened = { main: await open(main, 'HADIR_PORT'), biometric: await open(biometric, 'HADIR_BIOMETRIC_PORT') };
  if (!opened.main && !opened.biometric) throw new StationError('invalid_argument', problems.join(' '));
  return { ...opened, problems };
}

/** Throws what is no matter of this one port. */
function problemOf(error: NodeJS.ErrnoException, setting: PortSetting, config: Config): string {
  const port = config[setting];
  if (error.code === 'EADDRINUSE')
    return `Port ${port} is taken by another program, ${culprits[setting]}. Close it, or choose another port with ${setting}.`;
  if (error.code === 'EACCES')
    return `Port ${port} needs an administrator's rights. Choose one above 1023 with ${setting}.`;
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    throw new StationError(
      'invalid_argument',
      `HADIR_HOST is "${config.HADIR_HOST}"; it must be an address of this machine.`,
    );
  throw error;
}

/** A key of free form that is shorter can be guessed in the end, five tries a minute or not. */
const shortKey = 16;

/** What somebody who lets other machines reach the station should know, in the log of each start.
 * True where other machines can reach the ports. */
export function listensBeyondLoopback({ HADIR_HOST: host }: Pick<Config, 'HADIR_HOST'>): boolean {
  return host !== 'localhost' && !isLoopback(host);
}

/** One sentence each; none where only this computer may call. */
export function exposureWarnings(
  config: Pick<Config, 'HADIR_HOST' | 'HADIR_ALLOWED_HOSTS' | 'HADIR_API_KEY'>,
  hasTls: boolean,
): string[] {
  if (!listensBeyondLoopback(config)) return [];
  const warnings: string[] = [];
  if (!hasTls)
    warnings.push(
      'Other machines can reach this station without TLS: keys, passwords and faces can be read on the way. Set HADIR_TLS_CERT=auto.',
    );
  if (['0.0.0.0', '::'].includes(config.HADIR_HOST) && config.HADIR_ALLOWED_HOSTS.length === 0)
    warnings.push(
      'No name is allowed by which other machines may call this station. List them in HADIR_ALLOWED_HOSTS.',
    );
  if (config.HADIR_API_KEY !== '' && config.HADIR_API_KEY.length < shortKey)
    warnings.push(
      `HADIR_API_KEY is shorter than ${shortKey} characters and may be guessed. Choose a longer one, or use \`hadir keys create\`.`,
    );
  return warnings;
}
