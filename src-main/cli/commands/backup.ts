/** `hadir backup FILE`: a verified copy of everything, also while the station runs. */
import { backup, databasePath, openStore } from '../../store/index.ts';
import { type Command, type Io, readArguments, wrongUsage } from '../command.ts';
import { sealingKey } from '../sealing-key.ts';
import { inWords, told } from './wording.ts';

export interface BackupArgs {
  dataDir: string;
  /** The sealing key, 32 bytes. */
  key: Uint8Array;
  /** Where the backup goes; an earlier one of that name is replaced. */
  file: string;
}

/** Prints one line and answers the exit status: 0, or 1 when no backup was made. */
export async function backupCommand({ dataDir, key, file }: BackupArgs, io: Io): Promise<number> {
  return told('backup', io, () => {
    const store = openStore({ path: databasePath(dataDir), key, access: 'read' });
    try {
      const report = backup(store, file);
      const size = `${(report.bytes / 1e6).toFixed(1)} MB`;
      return `Backed up to ${file} (${size}): ${inWords(report)}. Every template opens with the station's key.`;
    } finally {
      store.close();
    }
  });
}

export const command: Command = {
  usage: 'backup FILE',
  says: 'writes a verified copy of everything; the station may be running',
  async run(args, config, io) {
    const [file, ...more] = readArguments(args, { values: [], flags: [] }).words;
    if (file === undefined || more.length > 0) return wrongUsage(command, io);
    return backupCommand({ file, dataDir: config.HADIR_DATA_DIR, key: sealingKey(config) }, io);
  },
};
