/** Makes one backup in a thread of its own: for a large school it takes seconds, in which the gate goes on. */
import { parentPort, workerData } from 'node:worker_threads';
import { faultOf, plainError } from '../../../src-shared/errors.ts';
import { backup, openStore } from '../../store/index.ts';

export interface BackupJob {
  /** The database. */
  path: string;
  key: Uint8Array;
  file: string;
}

const { path, key, file } = workerData as BackupJob;
try {
  const store = openStore({ path, key, access: 'read' });
  try {
    parentPort?.postMessage({ bytes: backup(store, file).bytes });
  } finally {
    store.close();
  }
} catch (error) {
  parentPort?.postMessage({ error: plainError(error), fault: faultOf(error) });
}
