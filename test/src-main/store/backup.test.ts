import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { signBackup } from '../../../src-main/store/backup.ts';
import {
  backup,
  databasePath,
  lockFolder,
  openStore,
  restore,
  type StationStore,
} from '../../../src-main/store/index.ts';
import { schemaVersion } from '../../../src-main/store/migrations/index.ts';
import { palmOf } from '../../support/palm-codes.ts';
import { run } from './children/run.ts';
import { addPerson, addTemplate, event, key, monday, otherKey, refusal, tempFolder, tempStore } from './support.ts';

const clock = { now: () => new Date('2025-11-20T10:30:00Z') };

function fill(store: StationStore, people: number): void {
  store.transaction(() => {
    for (let n = 0; n < people; n++) {
      const person = addPerson(store, { name: `Pupil ${n}`, group: '7A' });
      const { id } = addTemplate(store, person.id);
      const palm = { personId: person.id, packId: 'palm-standard', side: 'left' as const, quality: 0.7 };
      store.palms.insert({ ...palm, template: palmOf(n) }, monday);
      store.portraits.put(id, Buffer.alloc(3000, n), monday);
      store.events.insert(event({ personId: person.id }));
    }
  });
}

/** Everything a person may read in the store. */
function everything(store: StationStore) {
  const { people } = store.people.list(1, '', 1000, 0);
  return {
    people,
    templates: store.templates.ofTenant(1),
    palms: [...store.palms.ofTenantInPack(1, 'palm-standard')],
    portraits: people.map(({ id }) => Buffer.from(store.portraits.get(id) ?? [])),
    events: store.events.list(1000, 0).events,
  };
}

function openIn(dataDir: string): StationStore {
  return openStore({ path: databasePath(dataDir), key });
}

/** Name and bytes of every file, but the lock's. */
function snapshot(dataDir: string): Record<string, string> {
  const names = readdirSync(dataDir).filter((name) => !name.startsWith('station.lock'));
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(dataDir, name)).toString('base64')]));
}

/** A folder with a closed database of its own, and the backup of another store. */
function beforeRestore() {
  const source = tempStore();
  fill(source, 20);
  const file = join(tempFolder(), 'friday.hadir');
  backup(source, file);
  const dataDir = tempFolder();
  const present = openIn(dataDir);
  fill(present, 3);
  present.close();
  return { source, file, dataDir };
}

/** A backup of the store with `change` made to it before it was signed, as no `backup` of ours would make it. */
function signed(store: StationStore, change: string): string {
  const file = join(tempFolder(), 'odd.hadir');
  const raw = new Database(store.path);
  raw.prepare('VACUUM INTO ?').run(file);
  raw.close();
  const copy = new Database(file);
  copy.exec(change);
  copy.close();
  signBackup(file, store.seal);
  return file;
}

describe('a backup', () => {
  it('holds everything, and says how much', () => {
    const store = tempStore();
    fill(store, 30);
    const folder = tempFolder();
    const file = join(folder, 'friday.hadir');
    const report = backup(store, file);
    expect(report).toEqual({
      tenants: 1,
      people: 30,
      templates: 30,
      portraits: 30,
      events: 30,
      bytes: statSync(file).size,
    });
    expect(readdirSync(folder)).toEqual(['friday.hadir']);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    const dataDir = join(tempFolder(), 'new');
    expect(restore(file, dataDir, key)).toMatchObject({ people: 30, kept: null });
    const restored = openIn(dataDir);
    expect(everything(restored)).toEqual(everything(store));
    restored.close();
  });

  it('replaces the one of yesterday', () => {
    const store = tempStore();
    const file = join(tempFolder(), 'daily.hadir');
    backup(store, file);
    fill(store, 2);
    expect(backup(store, file).people).toBe(2);
    expect(restore(file, tempFolder(), key).people).toBe(2);
  });

  it('is consistent while another process writes', async () => {
    const dataDir = tempFolder();
    const child = run('enrol.ts', dataDir);
    await child.printed(20);
    const reader = openStore({ path: databasePath(dataDir), key, access: 'read' });
    for (let n = 1; n <= 5; n++) {
      const acknowledged = child.lines.length;
      const { people, templates, portraits } = backup(reader, join(dataDir, `${n}.hadir`));
      expect([templates, portraits]).toEqual([people, people]);
      expect(people).toBeGreaterThanOrEqual(acknowledged);
      await child.printed(acknowledged + 5);
    }
    reader.close();
    await child.kill('SIGKILL');
  });

  it('can be made of what a crashed station left, with no station to tidy up first', async () => {
    const dataDir = tempFolder();
    const child = run('enrol.ts', dataDir);
    await child.printed(10);
    await child.kill('SIGKILL');
    const reader = openStore({ path: databasePath(dataDir), key, access: 'read' });
    expect(backup(reader, join(dataDir, 'after.hadir')).people).toBeGreaterThanOrEqual(child.lines.length);
    reader.close();
  });

  it('is not made of damaged data, and leaves the last good one', () => {
    const store = tempStore();
    fill(store, 2);
    const folder = tempFolder();
    const file = join(folder, 'daily.hadir');
    backup(store, file);
    const before = snapshot(folder);
    const raw = new Database(store.path);
    raw.exec("UPDATE templates SET sealed = x'01' WHERE id = 1");
    raw.close();
    expect(() => backup(store, file)).toThrow(refusal('internal', { reason: 'damaged' }));
    expect(snapshot(folder)).toEqual(before);
  });

  it('does not overwrite the database itself, and names a folder that is not there', () => {
    const store = tempStore();
    expect(() => backup(store, store.path)).toThrow(refusal('invalid_argument'));
    expect(() => backup(store, join(tempFolder(), 'usb', 'x.hadir'))).toThrow(
      refusal('internal', { reason: 'ENOENT' }),
    );
  });
});

describe('restoring', () => {
  it('keeps the database that was there under a dated name', () => {
    const { source, file, dataDir } = beforeRestore();
    const first = restore(file, dataDir, key, clock);
    expect(first).toMatchObject({ people: 20, kept: 'station-before-restore-20251120T103000Z.db' });
    expect(restore(file, dataDir, key, clock).kept).toBe('station-before-restore-20251120T103000Z-2.db');
    const restored = openIn(dataDir);
    expect(everything(restored)).toEqual(everything(source));
    restored.close();
    const kept = openStore({ path: join(dataDir, first.kept as string), key });
    expect(kept.people.count(1)).toBe(3);
    kept.close();
    expect(readdirSync(dataDir).filter((name) => !name.startsWith('station'))).toEqual([]);
  });

  it('keeps also what a crashed station had only in its log', async () => {
    const { file } = beforeRestore();
    const dataDir = tempFolder();
    const child = run('enrol.ts', dataDir);
    await child.printed(10);
    await child.kill('SIGKILL');
    const { kept } = restore(file, dataDir, key);
    const before = openStore({ path: join(dataDir, kept as string), key });
    expect(before.people.count(1)).toBeGreaterThanOrEqual(child.lines.length);
    before.close();
    const restored = openIn(dataDir);
    expect(restored.people.count(1)).toBe(20);
    restored.close();
  });

  it('replaces a database that is past reading, and keeps it too', () => {
    const { file, dataDir } = beforeRestore();
    writeFileSync(databasePath(dataDir), 'scrambled');
    writeFileSync(`${databasePath(dataDir)}-wal`, 'scrambled too');
    const { kept } = restore(file, dataDir, key, clock);
    expect(readFileSync(join(dataDir, kept as string), 'utf8')).toBe('scrambled');
    const restored = openIn(dataDir);
    expect(restored.people.count(1)).toBe(20);
    restored.close();
  });
});

describe('restoring refuses, with nothing changed,', () => {
  function expectRefused(file: string, dataDir: string, expected: unknown, withKey = key): void {
    const before = snapshot(dataDir);
    expect(() => restore(file, dataDir, withKey)).toThrow(expected as Error);
    expect(snapshot(dataDir)).toEqual(before);
  }

  it('a backup with any one byte changed', () => {
    const { file, dataDir } = beforeRestore();
    const { size } = statSync(file);
    const whole = readFileSync(file);
    for (const at of [0, 20, 5000, Math.floor(size / 2), size - 100, size - 1]) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] as number) ^ 1;
      writeFileSync(file, changed);
      expectRefused(file, dataDir, refusal('backup_invalid', { reason: 'damaged' }));
    }
  });

  it.each([0, 1, 79, 80, 4096, -1])('one cut to %i bytes', (length) => {
    const { file, dataDir } = beforeRestore();
    truncateSync(file, length < 0 ? statSync(file).size + length : length);
    expectRefused(file, dataDir, refusal('backup_invalid', { reason: 'not_a_backup' }));
  });

  it('a file of something else, a folder, and one that is not there', () => {
    const { source, file, dataDir } = beforeRestore();
    expectRefused(source.path, dataDir, refusal('backup_invalid', { reason: 'not_a_backup' }));
    expectRefused(tempFolder(), dataDir, refusal('backup_invalid', { reason: 'unreadable' }));
    expectRefused(`${file}.missing`, dataDir, refusal('backup_invalid', { reason: 'unreadable' }));
  });

  it('one sealed with another key', () => {
    const { file, dataDir } = beforeRestore();
    expectRefused(file, dataDir, refusal('wrong_key'), otherKey);
  });

  it('one of a newer version, naming both', () => {
    const { source, dataDir } = beforeRestore();
    const file = signed(source, 'PRAGMA user_version = 999');
    expectRefused(file, dataDir, refusal('version_too_new', { found: 999, supported: schemaVersion }));
  });

  it.each([
    "UPDATE templates SET sealed = x'01' WHERE id = 3",
    'UPDATE portraits SET sealed = zeroblob(3029) WHERE person_id = 3',
    'PRAGMA foreign_keys = OFF; DELETE FROM people WHERE id = 3',
    "DELETE FROM meta WHERE name = 'key_check'",
    'PRAGMA application_id = 7',
  ])('one that was whole as a file but not as data: %s', (change) => {
    const { source, dataDir } = beforeRestore();
    expectRefused(signed(source, change), dataDir, refusal('backup_invalid', { reason: 'damaged' }));
  });

  it('while a station has the folder', () => {
    const { file, dataDir } = beforeRestore();
    const lock = lockFolder(dataDir, 'Hadir');
    expectRefused(file, dataDir, refusal('folder_in_use', { program: 'Hadir' }));
    lock.release();
  });

  it('into a folder that cannot be made', () => {
    const { file, dataDir } = beforeRestore();
    const path = databasePath(dataDir);
    expect(() => restore(file, path, key)).toThrow(refusal('internal', { reason: 'EEXIST' }));
  });
});
