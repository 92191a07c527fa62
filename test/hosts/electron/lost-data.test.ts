import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { installElectron } from './boot.ts';

const electron = installElectron();
// Anew, as the double wants it: one class of errors for all of them.
const { backup, databasePath, openStore } = await import('../../../src-main/store/index.ts');
const { addPerson, key, tempFolder } = await import('../../src-main/store/support.ts');
const { StationError } = await import('../../../src-shared/errors.ts');
const { startOrBringBack } = await import('../../../src-main/hosts/electron/lost-data.ts');

afterEach(() => {
  electron.dialog.shown.length = 0;
  electron.dialog.answers = [];
});

/** A data folder whose database is gone, with a backup where wanted. */
function lost(withBackup: boolean) {
  const dataDir = tempFolder();
  const store = openStore({ path: databasePath(dataDir), key });
  addPerson(store);
  mkdirSync(join(dataDir, 'backups'));
  if (withBackup) backup(store, join(dataDir, 'backups/hadir-2026-11-20-020000.backup'));
  store.close();
  rmSync(databasePath(dataDir));
  const start = async (): Promise<number> => {
    const opened = openStore({ path: databasePath(dataDir), key });
    const people = opened.people.count(1);
    opened.close();
    return people;
  };
  return { start, options: { dataDir, key, language: 'id' as const } };
}

it('offers the newest good backup, and starts with it', async () => {
  const { start, options } = lost(true);
  electron.dialog.answers = [0];
  expect(await startOrBringBack(start, options)).toBe(1);
  const [asked, told] = electron.dialog.shown;
  expect(asked).toMatchObject({
    message: expect.stringContaining('Data stasiun ini hilang'),
    buttons: ['Pulihkan cadangan terbaru', 'Mulai dari kosong…', 'Tutup Hadir'],
  });
  expect(told?.message).toMatch(/dipulihkan dari .*hadir-2026-11-20-020000.backup: 1 orang/);
});

it('says where there is none, and asks again; whoever closes the question changes nothing', async () => {
  const { start, options } = lost(false);
  electron.dialog.answers = [0, 0, 2];
  await expect(startOrBringBack(start, options)).rejects.toMatchObject({ code: 'data_lost' });
  expect(electron.dialog.shown).toHaveLength(3);
});

it('begins empty only after a second question', async () => {
  const { start, options } = lost(true);
  electron.dialog.answers = [1, 0, 1, 1];
  expect(await startOrBringBack(start, options)).toBe(0);
  expect(electron.dialog.shown).toHaveLength(4);
  const store = openStore({ path: databasePath(options.dataDir), key, access: 'read' });
  expect(store.audit.list(1, 0).entries[0]).toMatchObject({ actor: 'desktop', action: 'data.reset' });
  store.close();
});

it('leaves other failures alone', async () => {
  const { options } = lost(true);
  const start = () => Promise.reject(new StationError('storage_full', 'Full.'));
  await expect(startOrBringBack(start, options)).rejects.toMatchObject({ code: 'storage_full' });
  expect(electron.dialog.shown).toEqual([]);
});
