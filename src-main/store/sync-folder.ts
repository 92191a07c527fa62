/** Brings a rename to the disk, in the store and in the custody of its key alike. */
import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Windows has no such call and does not need it. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
