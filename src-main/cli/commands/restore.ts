/** `hadir restore FILE`: puts a backup in the place of the present data, which is kept. The station must not be running. */
import { restore } from '../../store/index.ts';
import type { Io } from './io.ts';
import { inWords, told } from './wording.ts';

export interface RestoreArgs {
  dataDir: string;
  /** The key the backup was sealed with, 32 bytes. */
  key: Uint8Array;
  /** A file that `hadir backup` wrote. */
  file: string;
}

/** Prints one line and answers the exit status: 0, or 1 when nothing was changed. */
export async function restoreCommand({ dataDir, key, file }: RestoreArgs, io: Io): Promise<number> {
  return told('restore', io, () => {
    const report = restore(file, dataDir, key);
    const kept = report.kept ? ` The data that was here before is kept as ${report.kept}.` : '';
    return `Restored from ${file}: ${inWords(report)}.${kept}`;
  });
}
