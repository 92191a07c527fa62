/**
 * One station, or one command that writes, per data folder. The lock is an exclusive transaction on an empty SQLite file,
 * held as long as the process lives: SQLite takes it with the operating system's file locks, so it is gone with the process
 * however that ended, on every platform. Who holds it is written beside it, for the message only.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { StationError } from '../../src-shared/errors.ts';
import type { Clock } from '../station/ports.ts';
import { fileError, storeError } from './sqlite-errors.ts';

export interface FolderLock {
  /** Also happens by itself when the process ends. A second call does nothing. */
  release(): void;
}

export interface Holder {
  pid: number;
  since: string;
  /** What it is doing, as one would say it: `Hadir`, `hadir restore`. */
  program: string;
}

/**
 * Errors: folder_in_use (details `pid`, `since`, `program` of the holder, null where unknown), storage_full, internal (a
 * folder that is missing or not writable).
 */
export function lockFolder(dataDir: string, program: string, clock?: Pick<Clock, 'now'>): FolderLock {
  const holderFile = join(dataDir, 'station.lock.json');
  const lock = held(join(dataDir, 'station.lock'), holderFile);
  const since = (clock?.now() ?? new Date()).toISOString();
  announce(holderFile, { pid: process.pid, since, program });
  const release = () => {
    if (!lock.open) return;
    process.off('exit', release);
    rmSync(holderFile, { force: true });
    lock.close();
  };
  // Besides tidying up, this keeps the lock referenced: collected as garbage, it would be let go.
  process.on('exit', release);
  return { release };
}

/** The lock file must be opened by SQLite alone: closing any other handle of it would let the lock go (POSIX). */
function held(lockFile: string, holderFile: string): Database.Database {
  let lock: Database.Database | null = null;
  try {
    lock = new Database(lockFile, { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (thrown) {
    lock?.close();
    const error = lock === null && thrown instanceof TypeError ? missingFolder() : storeError(thrown);
    throw error instanceof StationError && error.code === 'busy' ? inUse(holderFile) : error;
  }
}

function missingFolder(): StationError {
  return new StationError('internal', 'The data folder does not exist.', { reason: 'ENOENT' });
}

function inUse(holderFile: string): StationError {
  const holder = readHolder(holderFile);
  const who = holder ? `${holder.program}, process ${holder.pid}, since ${holder.since}` : 'another process';
  return new StationError('folder_in_use', `The data folder is in use by ${who}. Close that first.`, {
    pid: holder?.pid ?? null,
    since: holder?.since ?? null,
    program: holder?.program ?? null,
  });
}

function announce(holderFile: string, holder: Holder): void {
  try {
    writeFileSync(holderFile, JSON.stringify(holder), { mode: 0o600 });
  } catch (thrown) {
    const error = fileError(thrown);
    // On a full disk the lock still holds; only the message would know less.
    if (!(error instanceof StationError)) throw error;
  }
}

/** What is written beside the lock; it may be of a process that is gone. */
export function lastHolder(dataDir: string): Holder | null {
  return readHolder(join(dataDir, 'station.lock.json'));
}

function readHolder(holderFile: string): Holder | null {
  try {
    return JSON.parse(readFileSync(holderFile, 'utf8')) as Holder;
  } catch {
    return null;
  }
}
