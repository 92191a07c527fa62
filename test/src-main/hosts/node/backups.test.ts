import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  Backups,
  backupsKept,
  countBackups,
  fullKept,
  fullKeptDays,
  writeBackup,
} from '../../../../src-main/hosts/node/backups.ts';
import { openStore } from '../../../../src-main/store/index.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'hadir-backups-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

function fake(at: string) {
  const clock = { now: new Date('2026-11-20T02:00:00') };
  const write = async (file: string): Promise<void> => writeFileSync(file, 'x'.repeat(10_000));
  return { clock, backups: new Backups({ folder: at, write, now: () => clock.now }) };
}

test('makes one, lists the newest first and keeps two weeks of them', async () => {
  const at = folder();
  const { clock, backups } = fake(at);
  for (let day = 0; day < backupsKept + 3; day++) {
    clock.now = new Date(2026, 10, 1 + day, 2, 0, 0);
    await backups.make();
  }
  writeFileSync(join(at, 'mine.backup'), 'not ours');
  const list = await backups.list();
  expect(list).toHaveLength(backupsKept);
  expect(list[0]).toMatchObject({ name: 'hadir-2026-11-17-020000.backup', megabytes: 0.01 });
  expect(readdirSync(at)).toContain('mine.backup');
});

test('whoever asks while one is being made gets that one; what an end left half made goes', async () => {
  const at = folder();
  writeFileSync(join(at, 'hadir-2026-11-19-020000.backup.4711.partial'), 'half');
  const { backups } = fake(at);
  const [one, other] = await Promise.all([backups.make(), backups.make()]);
  expect(one).toEqual(other);
  expect(readdirSync(at)).toEqual(['hadir-2026-11-20-020000.backup']);
});

test('a folder that is not there has none', async () => {
  expect(await fake('/nowhere/at/all').backups.list()).toEqual([]);
});

test('the thread backs up a database that is in use, and says what is wrong with a key', async () => {
  const at = folder();
  const key = new Uint8Array(32).fill(7);
  const path = join(at, 'hadir.db');
  const store = openStore({ path, key });
  onTestFinished(() => store.close());
  store.tenants.create(1, new Date().toISOString());
  const file = join(at, 'one.backup');
  await writeBackup({ path, key, file });
  const copy = openStore({ path: file, key, access: 'read' });
  expect(copy.tenants.ids()).toEqual([1]);
  copy.close();
  const wrong = writeBackup({ path, key: new Uint8Array(32).fill(8), file: join(at, 'two.backup') });
  await expect(wrong).rejects.toMatchObject({ code: 'wrong_key' });
});

test('backups of fewer records never take the place of the last full ones, until everything was erased on purpose', async () => {
  const at = folder();
  const key = new Uint8Array(32).fill(7);
  const path = join(at, 'station.db');
  const store = openStore({ path, key });
  onTestFinished(() => store.close());
  const monday = '2026-11-01T00:10:00.000Z';
  store.tenants.create(1, monday);
  const add = (userId: number) =>
    store.people.insert({ tenantId: 1, userId, name: `User ${userId}`, group: '', createdAt: monday });
  const people = Array.from({ length: 20 }, (_, n) => add(n + 1));
  let day = 0;
  let erasedAt: Date | null = null;
  const backups = new Backups({
    folder: join(at, 'backups'),
    write: (file) => writeBackup({ path, key, file }),
    now: () => new Date(2026, 10, ++day, 2, 0, 0),
    count: countBackups,
    erasedAt: () => erasedAt,
  });
  const names = async () => (await backups.list()).map(({ name }) => name).reverse();
  for (let n = 0; n < 5; n++) await backups.make();
  const full = (await names()).slice(-fullKept);
  for (const { id } of people.slice(3)) store.people.remove(id);
  for (let n = 0; n < backupsKept + 3; n++) await backups.make();
  expect((await names()).slice(0, fullKept)).toEqual(full);
  expect(await names()).toHaveLength(backupsKept + fullKept);
  erasedAt = new Date(Date.now() + 60_000);
  await backups.make();
  expect(await names()).toHaveLength(backupsKept);
});

test('a full one of before goes some months after the next full one, the last full one only when there is another', async () => {
  const at = folder();
  const start = new Date(2026, 10, 1, 2, 0, 0);
  let [day, people] = [0, 20];
  const now = () => new Date(start.getFullYear(), start.getMonth(), start.getDate() + day, 2, 0, 0);
  const inside = new Map<string, number>();
  const backups = new Backups({
    folder: at,
    write: async (file) => {
      writeFileSync(file, 'x');
      utimesSync(file, now(), now());
      inside.set(file, people);
    },
    now,
    count: async (files) =>
      files.map((file) => ({ tenants: 1, people: inside.get(file) ?? 0, templates: 0, portraits: 0, events: 0 })),
  });
  const daily = async (days: number): Promise<void> => {
    for (let n = 0; n < days; n++, day++) await backups.make();
  };
  /** Days since the start, of those beside the newest two weeks. */
  const old = async (): Promise<number[]> =>
    (await backups.list())
      .slice(backupsKept)
      .map((entry) => Math.round((Date.parse(entry.at) - start.getTime()) / 86_400_000));
  await daily(5);
  people = 4;
  await daily(fullKeptDays - 2);
  expect(await old()).toEqual([4, 3, 2]);
  await daily(1);
  expect(await old()).toEqual([4, 3, 2]);
  await daily(2);
  expect(await old()).toEqual([4]);
  await daily(400);
  expect(await old()).toEqual([4]);
  people = 19;
  await daily(1);
  people = 4;
  await daily(fullKeptDays);
  expect(await old()).toEqual([496, 4]);
  await daily(1);
  expect(await old()).toEqual([496]);
});
