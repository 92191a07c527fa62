/** Restoring: the backup is copied into the data folder and checked there, the present database is kept under a dated name, and
 * only then does the copy take its place, in one rename. Interrupted at any point, the folder has one whole database. What
 * `hadir reset` takes away goes here too. */
import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { StationError } from '../../src-shared/errors.ts';
import type { Clock } from '../station/ports.ts';
import { extractBackup, invalidBackup } from './backup.ts';
import { Connection } from './connection.ts';
import { type Contents, inspect } from './inspect.ts';
import { lockFolder } from './lock.ts';
import { databasePath } from './open.ts';
import { createSeal, type Seal } from './seal.ts';
import { fileError } from './sqlite-errors.ts';
import { syncFolder } from './sync-folder.ts';

export interface RestoreReport extends Contents {
  /** File name, in the data folder, of the database that was there before; null where there was none. */
  kept: string | null;
}

/**
 * Puts the database in the backup `file` in place of the one in `dataDir`, which is made if it does not exist. `key`: the
 * key the backup was sealed with, 32 bytes.
 * Errors, nothing having changed: backup_invalid (`reason` unreadable, not_a_backup, damaged), wrong_key, version_too_new,
 * folder_in_use, storage_full.
 */
export function restore(file: string, dataDir: string, key: Uint8Array, clock?: Pick<Clock, 'now'>): RestoreReport {
  const seal = createSeal(key);
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const lock = lockFolder(dataDir, 'hadir restore', clock);
    try {
      return replaceBy(file, dataDir, seal, clock?.now() ?? new Date());
    } finally {
      lock.release();
    }
  } catch (thrown) {
    throw thrown instanceof StationError ? thrown : fileError(thrown);
  }
}

function replaceBy(file: string, dataDir: string, seal: Seal, now: Date): RestoreReport {
  const incoming = join(dataDir, 'restore.partial');
  try {
    rmSync(incoming, { force: true });
    extractBackup(file, incoming, seal);
    const contents = inspectBackup(incoming, seal);
    const path = databasePath(dataDir);
    const there = ['', '-wal'].some((suffix) => existsSync(path + suffix));
    const kept = there ? setAside(path, now) : null;
    renameSync(incoming, path);
    syncFolder(dataDir);
    return { ...contents, kept };
  } finally {
    rmSync(incoming, { force: true });
  }
}

function inspectBackup(path: string, seal: Seal): Contents {
  try {
    return inspect(path, seal);
  } catch (thrown) {
    if (!(thrown instanceof StationError) || thrown.code !== 'internal') throw thrown;
    throw invalidBackup('damaged', 'The database in the backup is damaged.');
  }
}

/** Gives the database a second name and takes its log out of the way, which must not meet another database. */
function setAside(path: string, now: Date): string {
  const kept = freeName(path, now);
  // Without a database, or with an emptied one, SQLite would throw the log away.
  if (existsSync(path) && statSync(path).size > 0) emptyLog(path);
  for (const suffix of ['', '-wal']) {
    if (existsSync(path + suffix)) secondName(path + suffix, kept + suffix);
  }
  for (const suffix of ['-wal', '-shm']) rmSync(path + suffix, { force: true });
  return basename(kept);
}

function freeName(path: string, now: Date): string {
  const date = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
  const base = path.replace(/\.db$/, `-before-restore-${date}Z`);
  for (let n = 1; ; n++) {
    const name = n === 1 ? `${base}.db` : `${base}-${n}.db`;
    if (!existsSync(name) && !existsSync(`${name}-wal`)) return name;
  }
}

/** Errors: storage_full, busy (somebody reads it: a backup). */
function emptyLog(path: string): void {
  let connection: Connection | null = null;
  try {
    connection = new Connection(path, 'write');
    if (connection.pragma('wal_checkpoint(TRUNCATE)') === 0) return;
    throw new StationError('busy', 'The data is being read, perhaps by a backup. Try again in a moment.');
  } catch (thrown) {
    // A database too damaged for that, often the reason to restore, is kept together with its log.
    if (!(thrown instanceof StationError) || thrown.code !== 'internal') throw thrown;
  } finally {
    connection?.close();
  }
}

/** A hard link where the file system has them, else a copy. */
function secondName(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

/** The database first: without it, what is left of its log is worth nothing to SQLite. */
const ours = [
  /^station\.db$/,
  /^station\.db-(wal|shm)$/,
  /^station-before-restore-.*\.db(-wal|-shm)?$/,
  /^restore\.partial$/,
];

/** Takes a station's data away: the database and the older ones that `hadir restore` set aside.
 * Nobody else may have the data open: the caller holds the folder's lock. Errors: storage_full, internal. */
export function eraseDatabases(dataDir: string): void {
  try {
    const names = readdirSync(dataDir);
    for (const pattern of ours)
      for (const name of names.filter((one) => pattern.test(one))) rmSync(join(dataDir, name), { force: true });
  } catch (thrown) {
    throw fileError(thrown);
  }
}
