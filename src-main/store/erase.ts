/** Takes a station's data away: the database and the older ones that `hadir restore` set aside. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileError } from './sqlite-errors.ts';

/** The database first: without it, what is left of its log is worth nothing to SQLite. */
const ours = [
  /^station\.db$/,
  /^station\.db-(wal|shm)$/,
  /^station-before-restore-.*\.db(-wal|-shm)?$/,
  /^restore\.partial$/,
];

/** Nobody else may have the data open: the caller holds the folder's lock. Errors: storage_full, internal. */
export function eraseDatabases(dataDir: string): void {
  try {
    const names = readdirSync(dataDir);
    for (const pattern of ours)
      for (const name of names.filter((one) => pattern.test(one))) rmSync(join(dataDir, name), { force: true });
  } catch (thrown) {
    throw fileError(thrown);
  }
}
