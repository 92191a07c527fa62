/** The sealing key, the data it opens, and the clock that dates it. */
import { existsSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StationError } from '../../../../src-shared/errors.ts';
import type { Config } from '../../../hosts/node/config.ts';
import { keyHistoryPath, wasUsedWith } from '../../../hosts/node/key-file.ts';
import { databasePath, type Examination, examine, refuseLoss } from '../../../store/index.ts';
import { sealingKey } from '../../sealing-key.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

/** No station was built before it. */
const firstYear = 2025;
/** Milliseconds by which the newest record may lie ahead: clocks are set now and then. */
const ahead = 10 * 60_000;

/** The findings that need the key and the database, in one go. */
export function data(config: Config, now: Date): Finding[] {
  const path = databasePath(config.HADIR_DATA_DIR);
  try {
    refuseLoss(path, {
      keyIsOld: existsSync(config.HADIR_KEY_FILE),
      keyWasUsed: wasUsedWith(keyHistoryPath(config.HADIR_KEY_FILE), config.HADIR_DATA_DIR),
    });
  } catch (thrown) {
    return [fail('Database', messageOf(thrown)), clock(now, null)];
  }
  if (!existsSync(path)) return [noData(config), clock(now, null)];
  let key: Uint8Array;
  try {
    key = sealingKey(config);
  } catch (thrown) {
    return [fail('Key', messageOf(thrown)), fail('Database', 'cannot be opened without its key.'), clock(now, null)];
  }
  try {
    const examination = examine(path, key);
    return [keyFile(config), database(examination), clock(now, examination.newestEvent)];
  } catch (thrown) {
    const wrongKey = thrown instanceof StationError && thrown.code === 'wrong_key';
    const about = wrongKey
      ? [fail('Key', messageOf(thrown)), fail('Database', 'cannot be opened without its key.')]
      : [warn('Key', 'could not be tried on the data.'), fail('Database', messageOf(thrown))];
    return [...about, clock(now, null)];
  }
}

function noData({ HADIR_KEY_FILE }: Config): Finding {
  return existsSync(HADIR_KEY_FILE)
    ? ok('Key', 'there; no data is sealed with it yet.')
    : ok('Key', 'none yet. The first start of the station makes it.');
}

function keyFile({ HADIR_KEY_FILE: path }: Config): Finding {
  if (process.platform !== 'win32' && isOpen(path))
    return warn('Key', `others on this computer can read it. Run: chmod 600 ${path}`);
  return ok('Key', 'opens the data. Keep a copy apart from the backups: hadir key export FILE.');
}

function database({ whole }: Examination): Finding {
  return whole
    ? ok('Database', 'whole.')
    : fail('Database', 'damaged. Stop the station and restore a backup: hadir restore FILE.');
}

export function clock(now: Date, newestEvent: string | null): Finding {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const says = `${now.toISOString()}, time zone ${zone}`;
  if (now.getFullYear() < firstYear) return fail('Clock', `${says}: that is in the past. Set the computer's clock.`);
  if (newestEvent !== null && Date.parse(newestEvent) > now.getTime() + ahead)
    return fail('Clock', `${says}, but the newest record is of ${newestEvent}. Set the computer's clock.`);
  if (/^(Etc\/)?(UTC|UCT|GMT|Unknown)$/.test(zone))
    return warn('Clock', `${says}: is that the school's? Set the time zone, or every arrival is shown hours off.`);
  return ok('Clock', `${says}.`);
}

function messageOf(thrown: unknown): string {
  if (thrown instanceof StationError) return thrown.message;
  throw thrown;
}

/** Bytes: below, a backup of a school may no longer fit; below, the station will soon record nothing. */
const littleSpace = 2e9;
const noSpace = 2e8;

/** The data folder: there, writable, readable by its owner only, with room. */
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
function isOpen(path: string): boolean {
  return existsSync(path) && (statSync(path).mode & 0o077) !== 0;
}

function nearest(path: string): string {
  return existsSync(path) ? path : nearest(dirname(path));
}
