import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { databasePath, openStore } from '../../../src-main/store/index.ts';
import { schemaVersion } from '../../../src-main/store/migrations/index.ts';
import { addPerson, addTemplate, key, monday, refusal, tempFolder, tempStore } from './support.ts';

function freshPath(): string {
  return databasePath(tempFolder());
}

function pragma(path: string, text: string): unknown {
  const raw = new Database(path, { readonly: true });
  try {
    return raw.pragma(text, { simple: true });
  } finally {
    raw.close();
  }
}

describe('opening', () => {
  it('makes a database of the newest version, private to its owner', () => {
    const path = freshPath();
    openStore({ path, key, clock: { now: () => new Date(monday) } }).close();
    expect(pragma(path, 'user_version')).toBe(schemaVersion);
    expect(pragma(path, 'journal_mode')).toBe('wal');
    expect(pragma(path, 'integrity_check')).toBe('ok');
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
    const again = openStore({ path, key });
    expect(again.meta.get('created_at')).toBe(monday);
    again.close();
  });

  it('finds everything again', () => {
    const path = freshPath();
    const first = openStore({ path, key });
    const person = addPerson(first);
    const template = addTemplate(first, person.id);
    first.close();
    const second = openStore({ path, key });
    expect(second.templates.ofPerson(person.id)).toEqual([template]);
    second.close();
  });

  it('only to read, sees what the station writes and can write nothing', () => {
    const store = tempStore();
    const reader = openStore({ path: store.path, key, access: 'read' });
    addPerson(store);
    expect(reader.people.count(1)).toBe(1);
    expect(() => reader.tenants.create(5, monday)).toThrow(refusal('internal'));
    reader.close();
  });
});

describe('refuses to open', () => {
  it('a version from the future, naming both, and leaves it as it was', () => {
    const path = freshPath();
    openStore({ path, key }).close();
    const raw = new Database(path);
    raw.pragma(`user_version = ${schemaVersion + 3}`);
    raw.close();
    const before = readFileSync(path);
    const expected = refusal('version_too_new', { found: schemaVersion + 3, supported: schemaVersion });
    expect(() => openStore({ path, key })).toThrow(expected);
    expect(() => openStore({ path, key })).toThrow(new RegExp(`${schemaVersion + 3}.*${schemaVersion}`));
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('a file that is not a database', () => {
    const path = freshPath();
    writeFileSync(path, 'attendance,2025\n'.repeat(500));
    expect(() => openStore({ path, key })).toThrow(refusal('internal', { reason: 'damaged' }));
    expect(readFileSync(path, 'utf8')).toMatch(/^attendance/);
  });

  it('another program’s database, and leaves it as it was', () => {
    const path = freshPath();
    const raw = new Database(path);
    raw.exec('CREATE TABLE bookmarks (url TEXT)');
    raw.close();
    const before = readFileSync(path);
    expect(() => openStore({ path, key })).toThrow(refusal('internal', { reason: 'foreign' }));
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('a database that was cut off', () => {
    const path = freshPath();
    openStore({ path, key }).close();
    truncateSync(path, 4096 + 100);
    expect(() => openStore({ path, key })).toThrow(refusal('internal', { reason: 'damaged' }));
  });

  it('to read, a file with nothing in it yet', () => {
    const path = freshPath();
    writeFileSync(path, '');
    expect(() => openStore({ path, key, access: 'read' })).toThrow(refusal('invalid_argument'));
  });

  it('a folder that is not there, without telling its path', () => {
    const path = join(tempFolder(), 'nowhere', 'station.db');
    expect(() => openStore({ path, key })).toThrow(refusal('internal', { reason: 'ENOENT' }));
    expect(() => openStore({ path, key })).not.toThrow(/nowhere/);
    expect(() => openStore({ path, key, access: 'read' })).toThrow(refusal('invalid_argument'));
  });
});
