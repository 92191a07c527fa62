/** Makes one backup, or counts what is in some, in a thread of its own: for a large school it takes seconds, in which the gate goes on. */
import { parentPort, workerData } from 'node:worker_threads';
import { faultOf, plainError } from '../../../src-shared/errors.ts';
import { backup, countBackup, openStore } from '../../store/index.ts';

export interface BackupJob {
  /** The database. */
  path: string;
  key: Uint8Array;
  file: string;
}

/** Of backups. */
export interface CountJob {
  files: string[];
}

try {
  const job = workerData as BackupJob | CountJob;
  parentPort?.postMessage({ done: 'files' in job ? job.files.map(countBackup) : make(job) });
} catch (error) {
  parentPort?.postMessage({ error: plainError(error), fault: faultOf(error) });
}

/** Bytes of the backup. */
function make({ path, key, file }: BackupJob): number {
  const store = openStore({ path, key, access: 'read' });
  try {
    return backup(store, file).bytes;
  } finally {
    store.close();
  }
}
