/** A copy of the key and a backup, from one computer to the next, over real data. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { errandOf, newPassword, runErrand } from '../../../src-main/hosts/electron/errands.ts';
import { readKeyFile } from '../../../src-main/hosts/node/key-file.ts';
import { backup, databasePath, openStore } from '../../../src-main/store/index.ts';
import { bench } from '../../src-main/station/support.ts';

describe('errandOf', () => {
  it.each([
    [['Hadir.exe'], null],
    [['electron', '.', '--user-data-dir=x', '--inspect'], null],
    [['Hadir.exe', '--key-copy', 'E:\\a b.key'], { kind: 'key-copy', file: 'E:\\a b.key' }],
    [['Hadir.exe', '--key-copy=E:\\a.key'], { kind: 'key-copy', file: 'E:\\a.key' }],
    [['Hadir.exe', '--restore', 'a.backup'], { kind: 'restore', file: 'a.backup', keyFile: null }],
    [['Hadir.exe', '--key', 'a.key', '--restore=a.backup'], { kind: 'restore', file: 'a.backup', keyFile: 'a.key' }],
    [['Hadir.exe', '--restore', '--key', 'a.key'], { kind: 'restore', file: '', keyFile: 'a.key' }],
    [['Hadir.exe', '--key-copy'], { kind: 'key-copy', file: '' }],
    [['Hadir.exe', '--new-password', 'Bu Sari'], { kind: 'new-password', name: 'Bu Sari' }],
    [['Hadir.exe', '--key', 'a.key'], null],
  ])('of %j', (argv, errand) => {
    expect(errandOf(argv)).toEqual(errand);
  });
});

describe('runErrand', () => {
  let home: string;
  const key = randomBytes(32);
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'hadir-errand-'));
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  /** A computer's data folder with a backup of it. */
  function computer(name: string, sealingKey: Uint8Array): { dataDir: string; file: string } {
    const dataDir = join(home, name);
    mkdirSync(dataDir);
    const store = openStore({ path: databasePath(dataDir), key: sealingKey });
    const file = join(home, `${name}.backup`);
    backup(store, file);
    store.close();
    return { dataDir, file };
  }

  it('writes a copy of the key that opens, and never over a file that is there', () => {
    const file = join(home, 'copy.key');
    const surroundings = { dataDir: home, key, language: 'id' } as const;
    expect(runErrand({ kind: 'key-copy', file }, surroundings)).toMatchObject({
      done: true,
      words: expect.stringContaining(file),
    });
    expect(Buffer.from(readKeyFile(file, false))).toEqual(key);
    const before = readFileSync(file);
    expect(runErrand({ kind: 'key-copy', file }, surroundings).done).toBe(false);
    expect(readFileSync(file)).toEqual(before);
  });

  it('puts this computer’s own backup back and keeps what was there', () => {
    const { dataDir, file } = computer('old', key);
    const end = runErrand({ kind: 'restore', file, keyFile: null }, { dataDir, key, language: 'en' });
    expect(end.done).toBe(true);
    const kept = readdirSync(dataDir).find((name) => end.words.includes(name));
    expect(kept).toBeDefined();
    openStore({ path: databasePath(dataDir), key }).close();
  });

  it('takes another computer’s backup with the copy of its key, and with no other', () => {
    const { file } = computer('old', key);
    const keyFile = join(home, 'copy.key');
    writeFileSync(keyFile, `${key.toString('base64')}\n`, { mode: 0o600 });
    const dataDir = join(home, 'new');
    const fresh = { dataDir, key: randomBytes(32), language: 'en' } as const;
    expect(runErrand({ kind: 'restore', file, keyFile: null }, fresh)).toMatchObject({ done: false });
    expect(readdirSync(dataDir).filter((name) => name.endsWith('.db'))).toEqual([]);
    const end = runErrand({ kind: 'restore', file, keyFile }, fresh);
    expect(end).toMatchObject({ done: true, words: expect.stringMatching(/key.s copy/) });
    openStore({ path: databasePath(dataDir), key }).close();
  });

  it.each(['key-copy', 'restore'] as const)('%s without a file says how', (kind) => {
    const errand = kind === 'restore' ? { kind, file: '', keyFile: null } : { kind, file: '' };
    const end = runErrand(errand, { dataDir: home, key, language: 'en' });
    expect(end).toMatchObject({ done: false, words: expect.stringContaining('Name a file') });
  });
});

describe('a new password', () => {
  it('lets in whoever was put out, by the name as they remember it, and says who is not there', async () => {
    const { station } = bench();
    await station.call('setup.begin', { school: 'SD Contoh', name: 'Bu Sari', password: 'rambutan merah' });
    const end = await newPassword(station, 'bu sari', 'en');
    const [, password = ''] = /: (\S{12})\n/.exec(end.words) ?? [];
    expect(end.done).toBe(true);
    const { staff } = await station.call('staff.signIn', { name: 'Bu Sari', password });
    expect(staff.role).toBe('administrator');
    const refused = station.call('staff.signIn', { name: 'Bu Sari', password: 'rambutan merah' });
    await expect(refused).rejects.toMatchObject({ code: 'unauthorised' });
    expect(await newPassword(station, 'Pak Nobody', 'en')).toMatchObject({
      done: false,
      words: expect.stringContaining('Pak Nobody'),
    });
  });
});
