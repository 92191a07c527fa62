/** The sealing key as commands use it: they never make one, what they read was sealed with one that is there. */
import type { Config } from '../hosts/node/config.ts';
import { readKeyFile } from '../hosts/node/key-file.ts';

/** Throws `wrong_key`. */
export function sealingKey(config: Pick<Config, 'HADIR_KEY_FILE'>): Uint8Array {
  return readKeyFile(config.HADIR_KEY_FILE, false);
}
