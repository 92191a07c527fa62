import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lockFolder } from '../../../src-main/store/index.ts';
import { run } from './children/run.ts';
import { monday, refusal, tempFolder } from './support.ts';

it('one holder a folder, in this process too; released, it is free again', () => {
  const folder = tempFolder();
  const lock = lockFolder(folder, 'Hadir', { now: () => new Date(monday) });
  const expected = { pid: process.pid, since: monday, program: 'Hadir' };
  expect(() => lockFolder(folder, 'hadir restore')).toThrow(refusal('folder_in_use', expected));
  expect(() => lockFolder(folder, 'hadir restore')).toThrow(`Hadir, process ${process.pid}, since ${monday}`);
  lock.release();
  lock.release();
  expect(existsSync(join(folder, 'station.lock.json'))).toBe(false);
  const second = lockFolder(folder, 'hadir restore');
  expect(() => lockFolder(folder, 'Hadir')).toThrow(refusal('folder_in_use', { program: 'hadir restore' }));
  second.release();
});

it('another process holds it until it is killed without warning', async () => {
  const folder = tempFolder();
  const child = run('hold-lock.ts', folder);
  await child.printed(1);
  expect(() => lockFolder(folder, 'Hadir')).toThrow(refusal('folder_in_use', { pid: child.process.pid ?? -1 }));
  await child.kill('SIGKILL');
  lockFolder(folder, 'Hadir').release();
});

it('a folder that is not there is named as such', () => {
  expect(() => lockFolder(join(tempFolder(), 'nowhere'), 'Hadir')).toThrow(refusal('internal', { reason: 'ENOENT' }));
});
