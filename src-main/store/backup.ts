/**
 * Backups: a consistent copy of a database that may be in use, by this process or another, checked before it gets its name.
 * VACUUM INTO reads one snapshot, without holding up the station's writes, and leaves out what was removed.
 */

import { createHmac, type Hmac, timingSafeEqual } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, openSync, readSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { StationError } from '../../src-shared/errors.ts';
import { Connection } from './connection.ts';
import { type Contents, inspect } from './inspect.ts';
import type { StationStore } from './open.ts';
import type { Seal } from './seal.ts';
import { fileError } from './sqlite-errors.ts';
import { syncFolder } from './sync-folder.ts';

export interface BackupReport extends Contents {
  /** Size of the backup file. */
  bytes: number;
}

/**
 * Writes a backup to `file`, replacing an earlier one of that name only by a whole and verified one. It keeps the calling
 * thread: 2.5 s for 10,000 people with three templates and a portrait each (290 MB), which is for a process of its own with
 * a store opened to `read`; a fifth of a second for 800.
 * Errors: storage_full, invalid_argument (the database's own name), internal (the folder cannot be written, or `reason`
 * `damaged`: the data itself is).
 */
export function backup(store: Pick<StationStore, 'path' | 'seal'>, file: string): BackupReport {
  refuseOwnFiles(store.path, file);
  const partial = `${file}.${process.pid}.partial`;
  try {
    rmSync(partial, { force: true });
    copyDatabase(store.path, partial);
    const contents = inspect(partial, store.seal);
    signBackup(partial, store.seal);
    renameSync(partial, file);
    syncFolder(dirname(file));
    return { ...contents, bytes: statSync(file).size };
  } catch (thrown) {
    throw thrown instanceof StationError ? thrown : fileError(thrown);
  } finally {
    rmSync(partial, { force: true });
  }
}

function refuseOwnFiles(path: string, file: string): void {
  const own = ['', '-wal', '-shm'].map((suffix) => resolve(path + suffix));
  if (!own.includes(resolve(file))) return;
  throw new StationError('invalid_argument', 'The backup cannot have the name of the data file itself.');
}

function copyDatabase(path: string, copy: string): void {
  closeSync(openSync(copy, 'wx', 0o600));
  const source = new Connection(path, 'read');
  try {
    source.run('VACUUM INTO ?', copy);
  } finally {
    source.close();
  }
}

/**
 * A backup file is a compact SQLite database followed by a trailer that says whose it is and that not one byte of it has
 * changed since. SQLite alone would not notice a changed name or arrival time; and without the trailer anybody could hand a
 * school a database of their own making.
 *
 * Trailer: "HADIR BACKUP 01\n" (16 bytes) | key check (32) | HMAC-SHA256 of everything before it, under a key derived from
 * the sealing key (32).
 */
const magic = Buffer.from('HADIR BACKUP 01\n');
const digestBytes = 32;
const trailerBytes = magic.length + 2 * digestBytes;
const chunkBytes = 1 << 20;

/** `reason`: not_a_backup, damaged, unreadable. */
export function invalidBackup(reason: string, message: string): StationError {
  return new StationError('backup_invalid', message, { reason });
}

/** Appends the trailer to a database that nobody has open, and brings the whole to the disk. */
export function signBackup(path: string, seal: Seal): void {
  withFile(path, 'r+', (file) => {
    const { size } = fstatSync(file);
    const head = Buffer.concat([magic, Buffer.from(seal.keyCheck, 'hex')]);
    const digest = hmacOf(file, size, seal).update(head).digest();
    writeSync(file, Buffer.concat([head, digest]), 0, trailerBytes, size);
    fsyncSync(file);
  });
}

/**
 * Copies the database out of a backup to a new file, on the disk when this returns, and checks the copy's bytes against the
 * trailer. Errors: wrong_key, backup_invalid; and storage_full for the copy. The copy is of no use then.
 */
export function extractBackup(backup: string, copy: string, seal: Seal): void {
  const source = openBackup(backup);
  try {
    const size = fstatSync(source).size - trailerBytes;
    const trailer = readTrailer(source, size);
    checkKeyOf(trailer, seal);
    withFile(copy, 'wx', (target) => {
      const hmac = hmacOf(source, size, seal, (chunk) => writeSync(target, chunk));
      const digest = hmac.update(trailer.subarray(0, -digestBytes)).digest();
      if (!timingSafeEqual(digest, trailer.subarray(-digestBytes))) {
        throw invalidBackup('damaged', 'The backup file was changed or damaged after it was written.');
      }
      fsyncSync(target);
    });
  } finally {
    closeSync(source);
  }
}

function openBackup(backup: string): number {
  try {
    const file = openSync(backup, 'r');
    if (fstatSync(file).isFile()) return file;
    closeSync(file);
  } catch {
    // Told below: why a file cannot be opened is one thing to whoever chose it.
  }
  throw invalidBackup('unreadable', 'The backup file does not exist or cannot be read.');
}

function readTrailer(file: number, at: number): Buffer {
  const trailer = Buffer.alloc(trailerBytes);
  if (at > 0) readSync(file, trailer, 0, trailerBytes, at);
  if (trailer.subarray(0, magic.length).equals(magic)) return trailer;
  throw invalidBackup('not_a_backup', 'The file is not a Hadir backup, or was cut short.');
}

function checkKeyOf(trailer: Buffer, seal: Seal): void {
  const check = trailer.subarray(magic.length, magic.length + digestBytes);
  if (check.equals(Buffer.from(seal.keyCheck, 'hex'))) return;
  throw new StationError(
    'wrong_key',
    'The backup was sealed with another key than this station has. Bring the right one with `hadir key import`.',
  );
}

/** Reads the first `size` bytes into an HMAC, and passes them on. */
function hmacOf(file: number, size: number, seal: Seal, pass: (chunk: Buffer) => void = () => {}): Hmac {
  const hmac = createHmac('sha256', seal.backupKey);
  const buffer = Buffer.alloc(chunkBytes);
  for (let at = 0; at < size; ) {
    const read = readSync(file, buffer, 0, Math.min(chunkBytes, size - at), at);
    if (read === 0) throw invalidBackup('unreadable', 'The file became shorter while it was read.');
    const chunk = buffer.subarray(0, read);
    hmac.update(chunk);
    pass(chunk);
    at += read;
  }
  return hmac;
}

function withFile(path: string, flags: string, work: (file: number) => void): void {
  try {
    const file = openSync(path, flags, 0o600);
    try {
      work(file);
    } finally {
      closeSync(file);
    }
  } catch (thrown) {
    throw thrown instanceof StationError ? thrown : fileError(thrown);
  }
}
