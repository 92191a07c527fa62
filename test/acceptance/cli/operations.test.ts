import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hadir, type Ran } from '../../support/cli.ts';
import { Client, form } from '../../support/client.ts';
import { photo, varied } from '../../support/photos.ts';
import { enrol } from '../../support/station-fixture.ts';
import { failedStart, StationProcess, temporaryFolder } from '../../support/station-process.ts';

let station: StationProcess;
beforeAll(async () => {
  station = await StationProcess.start({ HADIR_SCHOOL: 'SD Melati' });
  await enrol(new Client(station.address), 1, 11, 'ayu', { name: 'Ayu' });
});
afterAll(() => station.stop());

describe('hadir status', () => {
  test('says how the station is', async () => {
    const { code, stdout, stderr } = await hadir(station.folder, ['status']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Hadir \d+\.\d+\.\d+ runs here since 20\S+Z, process \d+\.\n/);
    expect(stdout).toContain(`process ${station.pid}.`);
    for (const text of [
      station.address,
      station.biometricAddress,
      'SD Melati',
      '1 person with 1 template in tenant 1',
      '0, read with palm-standard',
      'ready, 0 waiting',
    ])
      expect(stdout).toContain(text);
  });

  test('as JSON', async () => {
    const { code, stdout } = await hadir(station.folder, ['status', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ running: true, pid: station.pid, people: 1, health: 'ok' });
    const none = await hadir(temporaryFolder(), ['status', '--json']);
    expect(none).toMatchObject({ code: 1, stdout: '{"running":false}\n' });
  });

  test('says when none runs, also after one was killed', async () => {
    const nowhere = temporaryFolder();
    expect(await hadir(nowhere, ['status'])).toEqual({ code: 1, stdout: 'No station runs here.\n', stderr: '' });
    expect(existsSync(join(nowhere, 'data'))).toBe(false);
    const killed = await StationProcess.start();
    await killed.kill();
    expect(await hadir(killed.folder, ['status'])).toMatchObject({ code: 1, stdout: 'No station runs here.\n' });
    expect((await hadir(nowhere, ['status', 'x'])).code).toBe(2);
  });
});

/** Outcome by subject. */
function findings({ stdout }: Ran): Record<string, string> {
  return Object.fromEntries(
    stdout
      .trim()
      .split('\n')
      .map((line) => [line.slice(6, 17).trim(), line.slice(0, 4).trim()]),
  );
}

const jakarta = { TZ: 'Asia/Jakarta' } as never;

describe('hadir doctor', () => {
  test('finds nothing wrong beside a running station', async () => {
    const [port, biometric] = [station.address, station.biometricAddress].map((address) => new URL(address).port);
    const settings = { ...(jakarta as object), HADIR_PORT: port as string, HADIR_BIOMETRIC_PORT: biometric as string };
    const ran = await hadir(station.folder, ['doctor'], { settings });
    expect(new Set(Object.values(findings(ran)))).toEqual(new Set(['ok']));
    expect(ran.code).toBe(0);
    expect(ran.stdout).toContain('open: the station answers on it.');
  });

  test('works where nothing is yet, and leaves nothing there', async () => {
    const folder = temporaryFolder();
    const ran = await hadir(folder, ['doctor'], { settings: { HADIR_PORT: '0', HADIR_BIOMETRIC_PORT: '0' } });
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('finds what is wrong and says what to do', async () => {
    const broken = await StationProcess.start();
    await broken.stop();
    const data = join(broken.folder, 'data');
    const key = join(broken.folder, 'config/sealing.key');
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    const packs = { HADIR_MODEL_PACK: 'omz-0095', HADIR_PALM_PACK: 'palm-mediapipe' };
    const settings = { HADIR_PORT: String(port), ...packs, TZ: 'UTC' } as never;
    chmodSync(data, 0o755);
    chmodSync(key, 0o644);
    const first = await hadir(broken.folder, ['doctor'], { settings });
    other.close();
    expect(first.code).toBe(1);
    expect(findings(first)).toMatchObject({
      Permissions: 'warn',
      Key: 'warn',
      Models: 'fail',
      Palms: 'fail',
      Clock: 'warn',
      [`Port ${port}`]: 'fail',
    });
    expect(first.stdout).toContain(`chmod 600 ${key}`);

    writeFileSync(key, `${Buffer.alloc(32, 1).toString('base64')}\n`);
    const wrongKey = await hadir(broken.folder, ['doctor']);
    expect(findings(wrongKey)).toMatchObject({ Key: 'fail', Database: 'fail' });
    rmSync(key);
    expect(findings(await hadir(broken.folder, ['doctor']))).toMatchObject({ Key: 'fail' });
  });

  test('finds a damaged database', async () => {
    const broken = await StationProcess.start();
    const api = new Client(broken.address);
    await enrol(api, 1, 11, 'ayu');
    await broken.stop();
    truncateSync(join(broken.folder, 'data/station.db'), 20_000);
    const ran = await hadir(broken.folder, ['doctor']);
    expect(ran.code).toBe(1);
    expect(findings(ran)).toMatchObject({ Database: 'fail' });
    expect(ran.stdout).toMatch(/Database .*hadir restore/);
  });
});

describe('hadir reset', () => {
  test('refuses while a station runs', async () => {
    const ran = await hadir(station.folder, ['reset', '--yes', '--confirm', 'data']);
    expect(ran).toMatchObject({ code: 1, stdout: '' });
    expect(ran.stderr).toMatch(/in use by Hadir/);
  });

  test('erases everybody after the name was typed, and keeps a backup that brings them back', async () => {
    const school = { HADIR_SCHOOL: 'SD Melati' };
    const first = await StationProcess.start();
    await enrol(new Client(first.address), 1, 11, 'ayu', { name: 'Ayu' });
    await first.stop();
    const data = join(first.folder, 'data');
    mkdirSync(join(data, 'imports'));

    const wrong = await hadir(first.folder, ['reset'], { settings: school, input: 'SD Mawar\n' });
    expect(wrong).toMatchObject({ code: 1, stdout: '' });
    expect(wrong.stderr).toContain('Nothing was erased');
    expect(await hadir(first.folder, ['reset'], { input: '' })).toMatchObject({ code: 1, stdout: '' });
    expect((await hadir(first.folder, ['reset', '--yes'])).code).toBe(2);
    expect(existsSync(join(data, 'station.db'))).toBe(true);

    const done = await hadir(first.folder, ['reset'], { settings: school, input: 'SD Melati\n' });
    expect(done.code).toBe(0);
    expect(done.stdout).toMatch(/Kept as backups\/before-reset-\S+\.hadir: 1 person with 1 template and 1 portrait/);
    expect(readdirSync(data).filter((name) => /\.db|imports/.test(name))).toEqual([]);
    const [backup] = readdirSync(join(data, 'backups'));
    expect(statSync(join(data, 'backups', backup as string)).mode & 0o777).toBe(0o600);

    const empty = await StationProcess.start({}, first.folder);
    const probe = form({ tenant_id: 1 }, await varied('ayu', 'darker'));
    expect((await new Client(empty.address).post('/identify', probe)).body.match).toBe(false);
    await empty.stop();
    expect((await hadir(first.folder, ['restore', join(data, 'backups', backup as string)])).code).toBe(0);
    const again = await StationProcess.start({}, first.folder);
    const found = await new Client(again.address).post('/identify', form({ tenant_id: 1 }, await photo('ayu')));
    expect(found.body).toMatchObject({ match: true, name: 'Ayu' });
    await again.stop();

    const scripted = await hadir(first.folder, ['reset', '--yes', '--confirm', 'data', '--without-backup']);
    expect(scripted.code).toBe(0);
    expect(readdirSync(data).filter((name) => /\.db/.test(name))).toEqual([]);
  });

  test('has nothing to erase where there is nothing', async () => {
    const ran = await hadir(temporaryFolder(), ['reset', '--yes', '--confirm', 'data']);
    expect(ran).toMatchObject({ code: 1, stderr: 'hadir reset: There is no station data in this folder.\n' });
  });
});

describe('lost data', () => {
  test('is no first start: refused with the way back, told by every command, brought back by one', async () => {
    const first = await StationProcess.start();
    await enrol(new Client(first.address), 1, 11, 'ayu', { name: 'Ayu' });
    const data = join(first.folder, 'data');
    mkdirSync(join(data, 'backups'));
    const file = join(data, 'backups/hadir-2026-11-20-020000.backup');
    expect((await hadir(first.folder, ['backup', file])).code).toBe(0);
    await first.stop();
    const harms: [string, () => void][] = [
      ['missing', () => rmSync(join(data, 'station.db'))],
      ['empty', () => truncateSync(join(data, 'station.db'), 0)],
    ];
    for (const [what, harm] of harms) {
      harm();
      const { code, stdout, stderr } = await failedStart({}, { folder: first.folder });
      expect({ code, lines: stderr.trim().split('\n').length, started: /^Hadir:/m.test(stdout) }).toEqual({
        code: 1,
        lines: 1,
        started: false,
      });
      expect(stderr).toMatch(
        new RegExp(`^Hadir: .*station.db is ${what}.*npm run hadir -- restore --newest.*hadir -- reset`),
      );
      for (const args of [['doctor'], ['staff', 'list'], ['backup', join(first.folder, 'x')]]) {
        const ran = await hadir(first.folder, args);
        expect(ran.code, args.join(' ')).toBe(1);
        expect(ran.stdout + ran.stderr).toContain('restore --newest');
      }
      const ran = await hadir(first.folder, ['restore', '--newest']);
      expect(ran.stdout).toMatch(/^Restored from .*hadir-2026-11-20-020000\.backup: 1 person with 1 template/);
    }
    const again = await StationProcess.start({}, first.folder);
    expect((await new Client(again.address).get('/enrollments/1')).body.enrollments).toHaveLength(1);
    await again.stop();
  });

  test('also where the whole data folder is gone, a disk that is not connected; an empty station only by reset', async () => {
    const first = await StationProcess.start();
    await first.stop();
    rmSync(join(first.folder, 'data'), { recursive: true });
    expect((await failedStart({}, { folder: first.folder })).stderr).toContain('connect it');
    const reset = await hadir(first.folder, ['reset', '--yes', '--confirm', 'data']);
    expect(reset).toMatchObject({ code: 0, stderr: '' });
    const empty = await StationProcess.start({}, first.folder);
    await empty.stop();
    expect((await hadir(first.folder, ['audit'])).stdout).toContain('data.reset');
  });

  test('a new data folder with a key of before is a first start', async () => {
    const first = await StationProcess.start();
    await first.stop();
    const moved = await StationProcess.start({ HADIR_DATA_DIR: join(first.folder, 'new') }, first.folder);
    await moved.stop();
  });
});
