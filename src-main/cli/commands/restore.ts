/** `hadir restore FILE` and `hadir restore --newest`: puts a backup in the place of the present data, which is kept. The station must not be running. */
import { mkdirSync } from 'node:fs';
import { restore, restoreNewest } from '../../store/index.ts';
import { type Command, type Io, readArguments, wrongUsage } from '../command.ts';
import { sealingKey } from '../sealing-key.ts';
import { inWords, told } from './wording.ts';

export interface RestoreArgs {
  dataDir: string;
  /** The key the backup was sealed with, 32 bytes. */
  key: Uint8Array;
  /** A file that `hadir backup` wrote; null: the newest good one of the data folder. */
  file: string | null;
}

/** Prints one line and answers the exit status: 0, or 1 when nothing was changed. */
export async function restoreCommand({ dataDir, key, file }: RestoreArgs, io: Io): Promise<number> {
  return told('restore', io, () => {
    const report = file === null ? restoreNewest(dataDir, key) : { file, ...restore(file, dataDir, key) };
    const kept = report.kept ? ` The data that was here before is kept as ${report.kept}.` : '';
    return `Restored from ${report.file}: ${inWords(report)}.${kept}`;
  });
}

export const command: Command = {
  usage: 'restore FILE | --newest',
  says: 'puts a backup, or the newest good one of the data folder, in the place of the present data, which is kept beside it; the station must not be running',
  async run(args, config, io) {
    const { words, flags } = readArguments(args, { values: [], flags: ['newest'] });
    const [file = null, ...more] = words;
    if ((file === null) !== (flags.newest === true) || more.length > 0) return wrongUsage(command, io);
    mkdirSync(config.HADIR_DATA_DIR, { recursive: true, mode: 0o700 });
    return restoreCommand({ file, dataDir: config.HADIR_DATA_DIR, key: sealingKey(config) }, io);
  },
};
