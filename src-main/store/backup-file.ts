/**
 * A backup file is a compact SQLite database followed by a trailer that says whose it is and that not one byte of it has
 * changed since. SQLite alone would not notice a changed name or arrival time; and without the trailer anybody could hand a
 * school a database of their own making.
 *
 * Trailer: "HADIR BACKUP 01\n" (16 bytes) | key check (32) | HMAC-SHA256 of everything before it, under a key derived from
 * the sealing key (32).
 */
import { createHmac, type Hmac, timingSafeEqual } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { StationError } from '../../src-shared/errors.ts';
import type { Seal } from './seal.ts';
import { fileError } from './sqlite-errors.ts';

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
