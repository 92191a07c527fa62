import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import {
  backup,
  databasePath,
  eraseDatabases,
  lossOf,
  markErased,
  openStore,
  restore,
  restoreNewest,
} from '../../../src-main/store/index.ts';
import { addPerson, key, otherKey, refusal, tempFolder } from './support.ts';

const fresh = Buffer.alloc(0);

/** A closed station with one person, in a folder of its own. */
function station(people = 1): { folder: string; path: string } {
  const folder = tempFolder();
  fill(folder, people);
  return { folder, path: databasePath(folder) };
}

function fill(folder: string, people: number): void {
  const store = openStore({ path: databasePath(folder), key });
  for (let n = 0; n < people; n++) addPerson(store);
  store.close();
}

function backUp(folder: string, name: string, at = new Date()): void {
  mkdirSync(join(folder, 'backups'), { recursive: true });
  const store = openStore({ path: databasePath(folder), key, access: 'read' });
  backup(store, join(folder, 'backups', name));
  store.close();
  utimesSync(join(folder, 'backups', name), at, at);
}

/** As SQLite leaves it where the first transaction was not committed: a header, and no table. */
function emptyDatabase(): Buffer {
  const path = join(tempFolder(), 'empty.db');
  const database = new Database(path);
  database.pragma('journal_mode = WAL');
  database.close();
  return readFileSync(path);
}

function drop(path: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
}

function snapshot(folder: string): string {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name !== 'backups');
  return JSON.stringify(names.sort().map((name) => [name, readFileSync(join(folder, name)).toString('base64')]));
}

/** A folder that has never had a database, with what `put` puts into it. */
function never(put: (folder: string) => void): string {
  const folder = tempFolder();
  put(folder);
  return databasePath(folder);
}

function harmed(harm: (folder: string, path: string) => void): string {
  const { folder, path } = station();
  harm(folder, path);
  return path;
}

describe('what is no first start is refused, and nothing is touched', () => {
  const lost: [string, () => string, object?][] = [
    ['the database is missing where there was one', () => harmed((_, path) => drop(path))],
    ['it is empty after a power cut', () => harmed((_, path) => truncateSync(path, 0))],
    ['it is shorter than its header', () => harmed((_, path) => truncateSync(path, 60))],
    ['a log without its database', () => never((at) => writeFileSync(join(at, 'station.db-wal'), 'frames'))],
    [
      'a log beside an emptied one, which SQLite would throw away',
      () =>
        never((at) => {
          writeFileSync(join(at, 'station.db'), fresh);
          writeFileSync(join(at, 'station.db-wal'), 'frames');
        }),
    ],
    [
      'backups',
      () =>
        never((at) => {
          mkdirSync(join(at, 'backups'));
          writeFileSync(join(at, 'backups/hadir-2026-11-20-020000.backup'), 'x');
        }),
    ],
    ['a restore that was cut off', () => never((at) => writeFileSync(join(at, 'restore.partial'), 'half'))],
    [
      'data that a restore set aside',
      () => never((at) => writeFileSync(join(at, 'station-before-restore-1Z.db'), 'x')),
    ],
    [
      'an emptied file beside a key of before',
      () => never((at) => writeFileSync(join(at, 'station.db'), fresh)),
      { keyIsOld: true },
    ],
    ['a folder that the key was used with', () => never(() => {}), { keyWasUsed: true }],
    [
      'a database of nothing at all where there was one',
      () =>
        harmed((_, path) => {
          drop(path);
          writeFileSync(path, emptyDatabase());
        }),
    ],
  ];
  it.each(lost)('%s', (_title, make, history = {}) => {
    const path = make();
    const before = snapshot(join(path, '..'));
    for (const access of ['write', 'read'] as const) {
      const open = () => openStore({ path, key, access, ...history });
      // A database with a header but nothing in it is nothing to read.
      if (existsSync(path) && lossOf(path, history) === null && access === 'read') continue;
      expect(open).toThrow(refusal('data_lost'));
      expect(open).toThrow(/hadir -- restore --newest.*hadir -- reset/);
    }
    expect(snapshot(join(path, '..'))).toBe(before);
  });

  const other: [string, () => string, string][] = [
    ['damaged', () => harmed((_, path) => writeFileSync(path, Buffer.alloc(50_000, 'garbage'))), 'internal'],
    [
      "another station's",
      () =>
        harmed((_, path) => {
          const theirs = never(() => {});
          openStore({ path: theirs, key: otherKey }).close();
          writeFileSync(path, readFileSync(theirs));
        }),
      'wrong_key',
    ],
  ];
  it.each(other)('the database is %s', (_title, make, code) => {
    const path = make();
    expect(() => openStore({ path, key })).toThrow(refusal(code));
  });
});

describe('a first start is a first start', () => {
  const first: [string, (folder: string) => void][] = [
    ['an empty folder', () => {}],
    [
      'a log of the program, a lock, models',
      (at) => {
        for (const name of ['logs', 'models', 'imports']) mkdirSync(join(at, name));
        writeFileSync(join(at, 'station.lock'), '');
      },
    ],
    ['an empty folder of backups', (at) => mkdirSync(join(at, 'backups'))],
    [
      'a first start that was cut off in its first transaction',
      (at) => writeFileSync(join(at, 'station.db'), emptyDatabase()),
    ],
  ];
  it.each(first)('%s', (_title, put) => {
    const path = never(put);
    openStore({ path, key, keyIsOld: true }).close();
    expect(lossOf(path)).toBe(null);
  });

  it('a first start that fails leaves no empty file behind', () => {
    const path = never((at) => mkdirSync(join(at, 'station.db-wal')));
    expect(() => openStore({ path, key })).toThrow();
    expect(existsSync(path)).toBe(false);
  });

  it('whoever erased everything begins anew, once, and the audit list has it', () => {
    const { folder, path } = station();
    backUp(folder, 'hadir-2026-11-20-020000.backup');
    markErased(path, new Date(), 'command line');
    eraseDatabases(folder);
    const store = openStore({ path, key, keyWasUsed: true });
    expect(store.audit.list(1, 0).entries[0]).toMatchObject({ actor: 'command line', action: 'data.reset' });
    store.close();
    drop(path);
    expect(() => openStore({ path, key })).toThrow(refusal('data_lost'));
  });
});

describe('the way back', () => {
  it('is the newest whole backup of those that hold the school', () => {
    const { folder, path } = station(12);
    backUp(folder, 'hadir-2026-11-18-020000.backup');
    fill(folder, 1);
    backUp(folder, 'hadir-2026-11-19-020000.backup');
    fill(folder, 1);
    backUp(folder, 'hadir-2026-11-20-020000.backup');
    truncateSync(join(folder, 'backups/hadir-2026-11-20-020000.backup'), 5000);
    const other = station(1);
    backUp(other.folder, 'hadir-2026-11-21-020000.backup');
    writeFileSync(
      join(folder, 'backups/hadir-2026-11-21-020000.backup'),
      readFileSync(join(other.folder, 'backups/hadir-2026-11-21-020000.backup')),
    );
    drop(path);
    const report = restoreNewest(folder, key);
    expect(report).toMatchObject({ people: 13, file: join(folder, 'backups/hadir-2026-11-19-020000.backup') });
    openStore({ path, key }).close();
  });

  it('without a backup says so', () => {
    const { folder, path } = station();
    drop(path);
    expect(() => restoreNewest(folder, key)).toThrow(refusal('backup_invalid', { reason: 'none' }));
  });

  it('keeps the log of the lost database, and keeps it out of what is restored', () => {
    const source = station(3);
    const file = join(tempFolder(), 'one.backup');
    const store = openStore({ path: source.path, key });
    backup(store, file);
    addPerson(store, { name: 'Later' });
    const log = readFileSync(`${source.path}-wal`);
    store.close();
    const folder = tempFolder();
    writeFileSync(join(folder, 'station.db-wal'), log);
    const { kept } = restore(file, folder, key);
    expect(readFileSync(join(folder, `${kept}-wal`)).equals(log)).toBe(true);
    const restored = openStore({ path: databasePath(folder), key });
    expect(restored.people.count(1)).toBe(3);
    restored.close();
  });
});
