import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { DailyFile, logFiles } from '../../../../src-main/hosts/node/daily-file.ts';
import { tempFolder } from '../../store/support.ts';

function dailyFile({ days = 14, most = 1000 } = {}) {
  const folder = join(tempFolder(), 'logs');
  const clock = { now: new Date(2026, 0, 31, 23, 59) };
  return { folder, clock, file: new DailyFile({ folder, days, most, now: () => clock.now }) };
}

it('writes a file a day by the local calendar, for its owner only', () => {
  const { folder, clock, file } = dailyFile();
  file.write('late\n');
  clock.now = new Date(2026, 1, 1, 0, 0);
  file.write('early\n');
  expect(logFiles(folder)).toEqual(['hadir-2026-01-31.log', 'hadir-2026-02-01.log']);
  expect(readFileSync(join(folder, 'hadir-2026-01-31.log'), 'utf8')).toBe('late\n');
  expect(statSync(join(folder, 'hadir-2026-02-01.log')).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

it('goes on in the file of the day after a restart', () => {
  const { folder, clock, file } = dailyFile();
  file.write('one\n');
  file.close();
  new DailyFile({ folder, days: 14, most: 1000, now: () => clock.now }).write('two\n');
  expect(readFileSync(join(folder, 'hadir-2026-01-31.log'), 'utf8')).toBe('one\ntwo\n');
});

it('keeps the newest, and touches no file of another name', () => {
  const { folder, clock, file } = dailyFile({ days: 3 });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'notes.log'), '');
  for (let day = 1; day <= 6; day++) {
    clock.now = new Date(2026, 2, day);
    file.write(`${day}\n`);
  }
  expect(logFiles(folder)).toEqual(['hadir-2026-03-04.log', 'hadir-2026-03-05.log', 'hadir-2026-03-06.log']);
  expect(statSync(join(folder, 'notes.log')).isFile()).toBe(true);
});

it('stops at the most bytes of a day and begins anew the next', () => {
  const { folder, clock, file } = dailyFile({ most: 20 });
  for (let i = 0; i < 100; i++) file.write('0123456789\n');
  expect(statSync(join(folder, 'hadir-2026-01-31.log')).size).toBe(22);
  clock.now = new Date(2026, 1, 1);
  file.write('next\n');
  expect(statSync(join(folder, 'hadir-2026-02-01.log')).size).toBe(5);
});

it('never throws: where the folder cannot be made, nothing is written', () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'logs'), 'a file in the way');
  const file = new DailyFile({ folder: join(folder, 'logs'), days: 1, most: 10, now: () => new Date() });
  expect(() => file.write('line\n')).not.toThrow();
  expect(() => file.write('line\n')).not.toThrow();
});
