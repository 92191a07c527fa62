/** What somebody who lets other machines reach the station should know, in the log of each start. */
import { isLoopback } from '../../api/access/index.ts';
import type { Config } from './config.ts';

/** A key of free form that is shorter can be guessed in the end, five tries a minute or not. */
const shortKey = 16;

/** True where other machines can reach the ports. */
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
