/** Whether a sealing key is the one that the data folder was sealed with. */
import { existsSync } from 'node:fs';
import { StationError } from '../../../../src-shared/errors.ts';
import { databasePath, openStore } from '../../../store/index.ts';

/** `cannot_say`: damaged data, or of a newer version; whoever opens it for work will say that better. */
export type Fit = 'opens' | 'another' | 'no_data' | 'cannot_say';

export function fitOf(dataDir: string, key: Uint8Array): Fit {
  const path = databasePath(dataDir);
  if (!existsSync(path)) return 'no_data';
  try {
    openStore({ path, key, access: 'read' }).close();
    return 'opens';
  } catch (error) {
    return error instanceof StationError && error.code === 'wrong_key' ? 'another' : 'cannot_say';
  }
}

/** Throws `wrong_key` (`reason` `another_key`). */
export function requireFit(dataDir: string, key: Uint8Array, what: string): void {
  if (fitOf(dataDir, key) !== 'another') return;
  throw new StationError('wrong_key', `The data of this station was sealed with another key than ${what}.`, {
    reason: 'another_key',
  });
}
