/** The data folder: there, writable, readable by its owner only, with room. */
import { existsSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { databasePath } from '../../../store/index.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

/** Bytes: below, a backup of a school may no longer fit; below, the station will soon record nothing. */
const littleSpace = 2e9;
const noSpace = 2e8;

export function writable(dataDir: string): Finding {
  if (!existsSync(dataDir)) return warn('Data folder', 'not there yet. The first start of the station makes it.');
  const trial = join(dataDir, `doctor.${process.pid}.tmp`);
  try {
    writeFileSync(trial, '', { mode: 0o600 });
    rmSync(trial);
    return ok('Data folder', `${dataDir}, writable.`);
  } catch {
    return fail('Data folder', `${dataDir} cannot be written. Give it to the user the station runs as.`);
  }
}

export function space(dataDir: string): Finding {
  const { bavail, bsize } = statfsSync(nearest(dataDir));
  const free = bavail * bsize;
  const says = `${(free / 1e9).toFixed(1)} GB free`;
  if (free < noSpace) return fail('Disk', `${says}. Free some space now: the station cannot record without.`);
  if (free < littleSpace) return warn('Disk', `${says}. Free some space: backups need it.`);
  return ok('Disk', `${says}.`);
}

export function privacy(dataDir: string): Finding {
  if (process.platform === 'win32') return ok('Permissions', 'left to Windows.');
  const open = [dataDir, databasePath(dataDir)].filter(isOpen);
  if (open.length === 0) return ok('Permissions', 'nobody else on this computer can read the data.');
  return warn(
    'Permissions',
    `others on this computer can read ${open.join(' and ')}. Run: chmod go= ${open.join(' ')}`,
  );
}

/** Whether the group or others may do anything with it. */
export function isOpen(path: string): boolean {
  return existsSync(path) && (statSync(path).mode & 0o077) !== 0;
}

function nearest(path: string): string {
  return existsSync(path) ? path : nearest(dirname(path));
}
