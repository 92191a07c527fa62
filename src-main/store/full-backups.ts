/** Which backups hold a whole school: a fresh or an emptied database goes on being backed up, and must not be what is left. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StationError } from '../../src-shared/errors.ts';
import type { Clock } from '../station/ports.ts';
import { Connection } from './connection.ts';
import { erasedAt } from './data-loss.ts';
import { type Contents, contents } from './inspect.ts';
import { databasePath } from './open.ts';
import { type RestoreReport, restore } from './restore.ts';

/** The station's own daily ones, by name in the order of time. */
export const backupName = /^hadir-\d{4}-\d{2}-\d{2}-\d{6}\.backup$/;

/** Part of the fullest one's records that makes a backup full: pupils leave, and are erased, every now and then. */
const fullShare = 0.9;

/** Numbers of rows as the file has them, unchecked; null for what cannot be read. */
export function countBackup(file: string): Contents | null {
  try {
    const connection = new Connection(file, 'read');
    try {
      return contents(connection);
    } finally {
      connection.close();
    }
  } catch {
    return null;
  }
}

/** Those among `backups` that hold about as much as the fullest of them, in the order given. */
export function fullOnes<T extends { contents: Contents | null }>(backups: readonly T[]): T[] {
  const [fullest] = backups.flatMap(({ contents: rows }) => (rows ? [rows] : [])).sort(fullerFirst);
  if (!fullest) return [];
  const counted = ['people', 'templates', 'events'] as const;
  return backups.filter(
    ({ contents: rows }) => rows && counted.every((what) => rows[what] >= fullShare * fullest[what]),
  );
}

function fullerFirst(a: Contents, b: Contents): number {
  return b.people - a.people || b.templates - a.templates || b.events - a.events;
}

/**
 * Puts the newest good backup of the data folder back: the newest that is whole, of those that hold about as much as the
 * fullest. Errors: backup_invalid where there is none; else as `restore`.
 */
export function restoreNewest(dataDir: string, key: Uint8Array, clock?: Clock): RestoreReport & { file: string } {
  let refused: unknown = null;
  for (const file of bestFirst(dataDir)) {
    try {
      return { file, ...restore(file, dataDir, key, clock) };
    } catch (thrown) {
      const passable = thrown instanceof StationError && ['backup_invalid', 'wrong_key'].includes(thrown.code);
      if (!passable) throw thrown;
      refused ??= thrown;
    }
  }
  throw (
    refused ??
    new StationError('backup_invalid', 'There is no backup in the data folder. Name one: hadir restore FILE.', {
      reason: 'none',
    })
  );
}

/** The full ones first, then the others, each the newest first. */
function bestFirst(dataDir: string): string[] {
  const folder = join(dataDir, 'backups');
  const since = erasedAt(databasePath(dataDir))?.getTime() ?? 0;
  const backups = namesIn(folder)
    .filter((name) => backupName.test(name) && statSync(join(folder, name)).mtimeMs >= since)
    .sort()
    .reverse()
    .map((name) => ({ file: join(folder, name), contents: countBackup(join(folder, name)) }));
  const full = fullOnes(backups);
  return [...full, ...backups.filter((one) => !full.includes(one))].map(({ file }) => file);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
