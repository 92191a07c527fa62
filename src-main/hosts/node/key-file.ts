/** The sealing key of a headless host: a file outside the data folder, so that a copied data folder alone opens nothing. Beside
 * it lies which data folders it was used with. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { StationError } from '../../../src-shared/errors.ts';
import { keyBytes } from '../../store/index.ts';

/** Reads the key, 32 bytes in base64; makes it where `mayCreate` (no data is sealed with another yet). Throws `wrong_key`. */
export function readKeyFile(path: string, mayCreate: boolean): Uint8Array {
  const text = readText(path);
  if (text === null) {
    if (mayCreate) return createKey(path);
    throw new StationError(
      'wrong_key',
      'The key file is missing, but the data folder holds sealed data. Put the key file back where HADIR_KEY_FILE says.',
    );
  }
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length === keyBytes) return key;
  throw new StationError(
    'wrong_key',
    'The key file is damaged. Put a copy of the original back where HADIR_KEY_FILE says.',
  );
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new StationError('wrong_key', 'The key file cannot be read. Check its permissions.');
  }
}

function createKey(path: string): Uint8Array {
  const key = randomBytes(keyBytes);
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(path, `${key.toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  } catch {
    throw new StationError(
      'wrong_key',
      'The key file cannot be written where HADIR_KEY_FILE says. Choose another place.',
    );
  }
  return key;
}

/** Folders remembered; older ones make room. */
const most = 50;

/** Where it lies for that key file. */
export function keyHistoryPath(keyFile: string): string {
  return `${keyFile}.folders.json`;
}

/** Which data folders a sealing key was used with, in a file beside the key: a data folder on a disk that is not connected, or was
 * emptied, is told from a new one. */
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
