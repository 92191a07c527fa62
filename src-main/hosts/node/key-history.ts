/** Which data folders a sealing key was used with, in a file beside the key: a data folder on a disk that is not connected, or was
 * emptied, is told from a new one. */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Folders remembered; older ones make room. */
const most = 50;

/** Where it lies for that key file. */
export function keyHistoryPath(keyFile: string): string {
  return `${keyFile}.folders.json`;
}

export function wasUsedWith(file: string, dataDir: string): boolean {
  return foldersIn(file).includes(resolve(dataDir));
}

/** Where the key lies on something that cannot be written, the traces in the data folder have to do. */
export function rememberUse(file: string, dataDir: string): void {
  if (wasUsedWith(file, dataDir)) return;
  const folders = [...foldersIn(file), resolve(dataDir)].slice(-most);
  try {
    writeFileSync(file, `${JSON.stringify(folders, null, 2)}\n`, { mode: 0o600 });
  } catch {
    // Tried again at the next start.
  }
}

function foldersIn(file: string): string[] {
  try {
    const folders: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(folders) ? folders.filter((folder) => typeof folder === 'string') : [];
  } catch {
    return [];
  }
}
