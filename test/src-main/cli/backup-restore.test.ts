import { join } from 'node:path';
import { expect, it } from 'vitest';
import { backupCommand } from '../../../src-main/cli/commands/backup.ts';
import { restoreCommand } from '../../../src-main/cli/commands/restore.ts';
import { databasePath, lockFolder, openStore } from '../../../src-main/store/index.ts';
import { addPerson, addTemplate, event, key, otherKey, tempFolder } from '../store/support.ts';

function school() {
  const dataDir = tempFolder();
  const store = openStore({ path: databasePath(dataDir), key });
  addTemplate(store, addPerson(store).id);
  addPerson(store);
  store.events.insert(event());
  return { dataDir, store, file: join(tempFolder(), 'friday.hadir') };
}

function printer() {
  const printed: { out: string[]; err: string[] } = { out: [], err: [] };
  return {
    printed,
    io: { out: (line: string) => printed.out.push(line), err: (line: string) => printed.err.push(line) },
  };
}

it('say in one line what was saved and restored, with the station running for the backup', async () => {
  const { dataDir, store, file } = school();
  const lock = lockFolder(dataDir, 'Hadir');
  const { printed, io } = printer();
  expect(await backupCommand({ dataDir, key, file }, io)).toBe(0);
  store.close();
  lock.release();
  expect(await restoreCommand({ dataDir, key, file }, io)).toBe(0);
  const words = '2 people with 1 template and 0 portraits, 1 recognition event.';
  expect(printed.err).toEqual([]);
  expect(printed.out).toEqual([
    expect.stringMatching(/^Backed up to .*friday\.hadir \(0\.\d MB\): /),
    expect.stringMatching(/^Restored from .*friday\.hadir: .* kept as station-before-restore-\d{8}T\d{6}Z\.db\.$/),
  ]);
  for (const line of printed.out) expect(line).toContain(words);
});

it('say in one line why not, and end with 1', async () => {
  const { dataDir, store, file } = school();
  const { printed, io } = printer();
  expect(await backupCommand({ dataDir: tempFolder(), key, file }, io)).toBe(1);
  expect(await backupCommand({ dataDir, key: otherKey, file }, io)).toBe(1);
  expect(await restoreCommand({ dataDir, key, file }, io)).toBe(1);
  const lock = lockFolder(dataDir, 'Hadir');
  expect(await restoreCommand({ dataDir, key, file }, io)).toBe(1);
  lock.release();
  store.close();
  expect(printed.out).toEqual([]);
  expect(printed.err).toEqual([
    'hadir backup: There is no station data in this folder.',
    expect.stringContaining('`hadir key import`'),
    'hadir restore: The backup file does not exist or cannot be read.',
    expect.stringContaining('hadir restore: The data folder is in use by Hadir, process'),
  ]);
});
