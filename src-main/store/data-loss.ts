/**
 * Whether a data folder without a database had one once. SQLite would begin an empty one in silence, anybody could become its
 * administrator, and its backups would take the place of the good ones: so that is refused, and staff say what is meant.
 */
import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { StationError } from '../../src-shared/errors.ts';

/** What tells of a lost database. `used`: the key was used with this folder; `key`: an emptied file beside a key of before. */
export type Loss = 'log' | 'backups' | 'set_aside' | 'restore' | 'begun' | 'used' | 'key';

export interface KeyHistory {
  /** The key is older than this start. */
  keyIsOld?: boolean | undefined;
  /** The key was used with a database in this folder. */
  keyWasUsed?: boolean | undefined;
}

/** Beside the database. `begun`: when it was made, or first seen; null where staff erased it since. */
interface Begun {
  begun: string | null;
  /** When everything was last erased; null: never. */
  resetAt: string | null;
  /** Who did, as the audit list names them. */
  resetBy: string | null;
}

/** Bytes of SQLite's header: what is shorter is no database and holds nothing. */
const headerBytes = 100;

/** null where there is a database, or where there never was one, or staff erased it. */
export function lossOf(path: string, history: KeyHistory = {}): Loss | null {
  return hasDatabase(path) ? null : traceOf(path, history);
}

/** Throws `data_lost` (`reason` as `Loss`), before anything is opened or made. */
export function refuseLoss(path: string, history: KeyHistory = {}): void {
  const loss = lossOf(path, history);
  if (loss !== null) throw dataLost(path, loss);
}

/** The same for a database that turned out to hold nothing at all: a first start that was cut off leaves such a one too. */
export function refuseEmptied(path: string, { keyWasUsed }: KeyHistory): void {
  const loss = traceOf(path, { keyWasUsed });
  if (loss !== null && loss !== 'log') throw dataLost(path, loss);
}

/** Also after a power cut in the middle: the name is given last. A full disk must not keep the station from starting. */
export function markBegun(path: string, now: Date): void {
  const mark = readBegun(path);
  if (mark.begun !== null) return;
  try {
    writeBegun(path, { ...mark, begun: now.toISOString() });
  } catch {
    // Written at the next start.
  }
}

/** An empty station is wanted: the next start may begin one. `actor`: who wants it, for the audit list. */
export function markErased(path: string, now: Date, actor: string): void {
  writeBegun(path, { begun: null, resetAt: now.toISOString(), resetBy: actor });
}

/** When staff last erased everything here; null: never. */
export function erasedAt(path: string): Date | null {
  const { resetAt } = readBegun(path);
  return resetAt === null ? null : new Date(resetAt);
}

/** Who wants the next start to begin an empty station; null: nobody. */
export function erasedBy(path: string): string | null {
  const { begun, resetAt, resetBy } = readBegun(path);
  return begun === null && resetAt !== null ? (resetBy ?? '') : null;
}

function hasDatabase(path: string): boolean {
  return bytesOf(path) >= headerBytes;
}

function traceOf(path: string, { keyIsOld, keyWasUsed }: KeyHistory): Loss | null {
  if (erasedBy(path) !== null) return null;
  const folder = dirname(path);
  if (!hasDatabase(path) && bytesOf(`${path}-wal`) > 0) return 'log';
  if (namesIn(join(folder, 'backups')).some((name) => name.endsWith('.backup'))) return 'backups';
  const names = namesIn(folder);
  if (names.some((name) => /^station-before-restore-.*\.db$/.test(name))) return 'set_aside';
  if (names.includes('restore.partial')) return 'restore';
  if (readBegun(path).begun !== null) return 'begun';
  if (keyWasUsed) return 'used';
  return keyIsOld && existsSync(path) && !hasDatabase(path) ? 'key' : null;
}

function dataLost(path: string, loss: Loss): StationError {
  const what = existsSync(path) ? `${basename(path)} is empty` : `${basename(path)} is missing`;
  const message =
    `The data of this station is gone: ${what}, and this is not its first start. Nothing was changed. If the disk with the ` +
    'data is not connected, connect it. Put the newest good backup back with `npm run hadir -- restore --newest`, another ' +
    'one with `npm run hadir -- restore FILE`, or begin an empty station with `npm run hadir -- reset`.';
  return new StationError('data_lost', message, { reason: loss });
}

const never: Begun = { begun: null, resetAt: null, resetBy: null };

function begunPath(path: string): string {
  return path.replace(/(\.db)?$/, '.begun.json');
}

function readBegun(path: string): Begun {
  try {
    return { ...never, ...(JSON.parse(readFileSync(begunPath(path), 'utf8')) as Partial<Begun>) };
  } catch {
    return never;
  }
}

function writeBegun(path: string, mark: Begun): void {
  const file = begunPath(path);
  writeFileSync(`${file}.partial`, `${JSON.stringify(mark)}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.partial`, file);
}

function bytesOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
