/** SQLite's error codes in the station's words: what the caller can do about it, and never a path of the machine. */
import Database from 'better-sqlite3';
import { StationError } from '../../src-shared/errors.ts';

/** `internal` with `details.reason` `damaged`: the file is broken, not merely busy or full; a backup is the way out. */
export function damaged(what: string): StationError {
  return new StationError('internal', `${what} Restore a backup with \`hadir restore\`.`, { reason: 'damaged' });
}

function storageFull(code: string): StationError {
  const message = 'The disk is full or cannot be written: nothing was saved. Free some space.';
  return new StationError('storage_full', message, { reason: code });
}

function notWritable(code: string): StationError {
  const message = 'The file or its folder cannot be opened. Check that it exists and its permissions.';
  return new StationError('internal', message, { reason: code });
}

function describe(code: string): StationError | null {
  if (code === 'SQLITE_FULL' || code.startsWith('SQLITE_IOERR')) return storageFull(code);
  if (code === 'SQLITE_NOTADB') return damaged('The data file is not a database.');
  if (code.startsWith('SQLITE_CORRUPT')) return damaged('The data file is damaged.');
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new StationError('busy', 'The data file is in use by another command. Try again in a moment.');
  }
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN') || code === 'SQLITE_PERM') {
    return notWritable(code);
  }
  return null;
}

/** Anything thrown while talking to SQLite: known codes as StationError, the rest (bugs) unchanged. */
export function storeError(thrown: unknown): unknown {
  if (!(thrown instanceof Database.SqliteError)) return thrown;
  return describe(thrown.code) ?? thrown;
}

/** The same for what `node:fs` throws on files of the station. */
export function fileError(thrown: unknown): unknown {
  const { code, syscall } = thrown as NodeJS.ErrnoException;
  if (!code || !syscall) return thrown;
  return ['ENOSPC', 'EDQUOT', 'EIO'].includes(code) ? storageFull(code) : notWritable(code);
}

/** True for a violated constraint of the given kind. */
export function violates(thrown: unknown, kind: 'UNIQUE' | 'FOREIGNKEY'): boolean {
  return thrown instanceof Database.SqliteError && thrown.code === `SQLITE_CONSTRAINT_${kind}`;
}
