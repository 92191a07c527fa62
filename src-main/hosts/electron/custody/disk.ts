/**
 * The few things that custody and updates do to the disk, so that a power cut at any of them can be tried in a test. A file is
 * replaced whole or not at all: written beside, brought to the disk, read back, and only then given its name.
 */
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { StationError } from '../../../../src-shared/errors.ts';
import { syncFolder } from '../../../store/sync-folder.ts';

export interface Disk {
  /** A new or emptied file that only its owner may read, on the disk when this returns. */
  write(path: string, text: string): void;
  read(path: string): string;
  /** On the disk when this returns, where the system has a call for that. */
  rename(from: string, to: string): void;
  /** Overwrites with random bytes first; on flash memory and journalled file systems older copies may survive that. */
  shred(path: string, random: Uint8Array): void;
  remove(path: string): void;
}

export const disk: Disk = {
  write: (path, text) => writeThrough(path, 'w', Buffer.from(text)),
  read: (path) => readFileSync(path, 'utf8'),
  rename(from, to) {
    renameSync(from, to);
    syncFolder(dirname(to));
  },
  shred(path, random) {
    writeThrough(path, 'r+', Buffer.from(random).subarray(0, Math.max(1, statSync(path).size)));
    rmSync(path);
    syncFolder(dirname(path));
  },
  remove: (path) => rmSync(path, { force: true }),
};

/** `check` sees what is on the disk before it gets its name, and throws where it is not what was meant. */
export async function replaceFile(
  target: Disk,
  path: string,
  text: string,
  check: (written: string) => Promise<void> | void = () => {},
): Promise<void> {
  const partial = `${path}.partial`;
  target.write(partial, text);
  await check(target.read(partial));
  target.rename(partial, path);
}

/** null where there is none. Throws `internal` where it is there and cannot be read. */
export function readIfThere(target: Disk, path: string): string | null {
  try {
    return target.read(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    throw new StationError('internal', `${path} cannot be read. Check its permissions.`, { reason: code ?? 'unknown' });
  }
}

function writeThrough(path: string, flags: string, bytes: Uint8Array): void {
  const file = openSync(path, flags, 0o600);
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The sealing key as a copy in the administrator's hands: the very file that `hadir key export` writes and `import` reads.
 * Never over a file that is there. Throws `invalid_argument`. */
export function writeKeyCopy(file: string, key: Uint8Array): void {
  try {
    writeFileSync(file, `${Buffer.from(key).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    const there = (error as NodeJS.ErrnoException).code === 'EEXIST';
    const why = there ? 'is there already; choose another name' : 'cannot be written; choose another place';
    throw new StationError('invalid_argument', `${file} ${why}.`);
  }
}
