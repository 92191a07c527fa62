/** `hadir` beside a station that runs and over one that does not. */
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { outside } from '../../support/outside.ts';
import { dataFolder, failedStart, StationProcess, temporaryFolder } from '../../support/station-process.ts';
import { call, hadir, keyFile, read } from './support.ts';

const controlFile = (folder: string): string => join(dataFolder(folder), 'station.control.json');

/** A key made on the command line, whether the station runs or not. */
async function keyOf({ folder }: StationProcess, ...more: string[]): Promise<string> {
  const { stdout, stderr } = await hadir(folder, 'keys', 'create', 'Tests', '--scopes', 'people:read', ...more);
  expect(stdout, stderr).toMatch(/^hadir_\d+_[\w-]{43}\n$/);
  return stdout.trim();
}

async function stopped(): Promise<StationProcess> {
  const station = await StationProcess.start();
  await station.stop();
  return station;
}

describe('keys and clients', () => {
  test('are made, listed and ended, whether the station runs or not', async () => {
    const station = await StationProcess.start();
    const key = await keyOf(station, '--expires', '2099-12-31');
    expect((await read(station, 'biometric', 'here', key)).status).toBe(200);
    await station.stop();
    const { stdout } = await hadir(station.folder, 'keys', 'list');
    expect(stdout).toMatch(/^1 {2}Tests {2}people:read; until 2099-12-31T\S+ {2}last used \S+Z\n$/);
    const second = await keyOf(station);
    expect((await hadir(station.folder, 'keys', 'revoke', '1')).stdout).toBe('Key 1 "Tests" is revoked.\n');
    expect((await hadir(station.folder, 'clients', 'allow', '10.0.0.9', 'tenant')).code).toBe(0);
    const again = await StationProcess.start({}, station.folder);
    expect((await read(again, 'biometric', 'here', key)).status).toBe(401);
    expect((await read(again, 'biometric', 'here', second)).status).toBe(200);
    expect((await hadir(again.folder, 'clients', 'list')).stdout).toMatch(/^1 {2}10\.0\.0\.9 {2}tenant {2}since/);
    const { stdout: audit } = await hadir(again.folder, 'audit', '--limit', '2');
    expect(audit.trim().split('\n')).toEqual([
      expect.stringMatching(/command line +client\.allowed +client:10\.0\.0\.9/),
      expect.stringMatching(/command line +key\.revoked +key:1/),
    ]);
    await again.stop();
  });

  test('what is wrong is one line, the same either way', async () => {
    const station = await StationProcess.start();
    const wrong = [
      [['keys', 'revoke', '9'], 1, 'hadir keys: API key 9 was not found.'],
      [
        ['keys', 'create', 'x', '--scopes', 'all'],
        1,
        'hadir keys: --scopes has "all"; it must have some of recognise, ',
      ],
      [
        ['keys', 'create', 'x', '--scopes', 'enrol', '--expires', 'soon'],
        1,
        'hadir keys: --expires is "soon"; it must',
      ],
      [['keys', 'create', 'x', '--scopes', 'enrol', '--expires', '2020-01-01'], 1, 'hadir keys: expiresAt must be'],
      [['keys', 'create', 'x'], 2, 'Usage: hadir keys '],
      [['keys'], 2, 'Usage: hadir keys '],
      [['clients', 'allow', 'gate', 'tenant'], 1, 'hadir clients: '],
      [['clients', 'allow', '10.0.0.1', 'biometric'], 1, 'hadir clients: The biometric dialect always wants a key.'],
      [['clients', 'allow', '10.0.0.1', 'all'], 1, 'hadir clients: "all" is no dialect; it must be one of tenant'],
      [['clients', 'remove', '3'], 1, 'hadir clients: Client 3 is not on the list.'],
      [['audit', 'all'], 2, 'Usage: hadir audit'],
    ] as const;
    const all = async () => {
      for (const [args, code, line] of wrong) {
        const printed = await hadir(station.folder, ...args);
        expect([printed.code, printed.stdout, printed.stderr.split('\n').length], args.join(' ')).toEqual([
          code,
          '',
          2,
        ]);
        expect(printed.stderr.startsWith(line), printed.stderr).toBe(true);
      }
    };
    await all();
    await station.stop();
    await all();
  });

  test('need a station that was started once', async () => {
    const { code, stderr } = await hadir(temporaryFolder(), 'keys', 'list');
    expect([code, stderr]).toEqual([
      1,
      'hadir keys: There is no station data in this folder. Start the station once.\n',
    ]);
  });
});

describe('the control channel', () => {
  test('is written when the station listens, for its owner only, and gone when it ends', async () => {
    const station = await StationProcess.start();
    const path = controlFile(station.folder);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const control = JSON.parse(readFileSync(path, 'utf8'));
    expect(control).toEqual({
      pid: station.pid,
      address: station.address,
      addresses: { main: station.address, biometric: station.biometricAddress },
      token: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(station.output).not.toContain(control.token);
    await station.stop();
    expect(existsSync(path)).toBe(false);
  });

  test('answers only who has the token', async () => {
    const station = await StationProcess.start({ HADIR_API_KEY: 'kunci' });
    const { token } = JSON.parse(readFileSync(controlFile(station.folder), 'utf8'));
    const ask = (headers: Record<string, string>, name = 'keys.list') =>
      call(
        `${station.address}/api/station/v1/commands/${name}`,
        { 'content-type': 'application/json', ...headers },
        {
          method: 'POST',
          body: '{}',
        },
      );
    expect(await ask({ 'x-hadir-control': token })).toMatchObject({ status: 200, body: { result: { keys: [] } } });
    for (const headers of [{}, { 'x-hadir-control': '' }, { 'x-hadir-control': `${token}x` }] as Record<
      string,
      string
    >[])
      expect(await ask(headers)).toMatchObject({ status: 401, body: { error: { code: 'unauthorised' } } });
    expect((await ask({ 'x-api-key': 'kunci' })).status).toBe(403);
    expect((await ask({ 'x-hadir-control': token, origin: 'https://evil.example' })).status).toBe(403);
    for (const name of ['nothing', '__proto__', 'constructor'])
      expect((await ask({ 'x-hadir-control': token }, name)).status).toBe(400);
    await station.stop();
  });

  test('left behind by a power cut misleads nobody', async () => {
    const station = await StationProcess.start();
    await station.kill();
    expect(existsSync(controlFile(station.folder))).toBe(true);
    expect(await hadir(station.folder, 'keys', 'list')).toMatchObject({ code: 0 });
  });

  test.skipIf(!outside)('is there too where the station listens on one address of the network only', async () => {
    const station = await StationProcess.start({ HADIR_HOST: outside ?? '' });
    expect(await hadir(station.folder, 'keys', 'list')).toMatchObject({ code: 0 });
    await station.stop();
  });
});

test('two stations on one data folder: the second is refused and the first goes on', async () => {
  const first = await StationProcess.start();
  const { code, stderr } = await failedStart({}, { folder: first.folder });
  expect([code, stderr.trim().split('\n').length]).toEqual([1, 1]);
  expect(stderr).toMatch(new RegExp(`^Hadir: The data folder is in use by Hadir, process ${first.pid},`));
  expect(await hadir(first.folder, 'keys', 'list')).toMatchObject({ code: 0 });
  expect((await call(`${first.address}/health`)).status).toBe(200);
  await first.stop();
});

describe('the sealing key', () => {
  test('goes out into a file of its owner only, and over no other file', async () => {
    const { folder } = await stopped();
    const file = join(folder, 'copy.key');
    expect((await hadir(folder, 'key', 'export', file)).code).toBe(0);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toBe(readFileSync(keyFile(folder), 'utf8'));
    expect(await hadir(folder, 'key', 'export', file)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/is there already/),
    });
    expect(await hadir(folder, 'key', 'export')).toMatchObject({ code: 2 });
  });

  test('comes back, and the data opens with it', async () => {
    const { folder } = await stopped();
    const file = join(folder, 'copy.key');
    renameSync(keyFile(folder), file);
    expect((await failedStart({}, { folder })).stderr).toMatch(/key file is missing/);
    expect((await hadir(folder, 'key', 'import', file)).stdout).toBe('The sealing key is in its place.\n');
    expect(statSync(keyFile(folder)).mode & 0o777).toBe(0o600);
    expect((await hadir(folder, 'key', 'import', file)).stdout).toMatch(/in its place already/);
    await (await StationProcess.start({}, folder)).stop();
  });

  test('is never replaced by another, nor by one that the data was not sealed with', async () => {
    const { folder } = await stopped();
    const other = join(folder, 'other.key');
    writeFileSync(other, Buffer.alloc(32, 3).toString('base64'));
    const before = readFileSync(keyFile(folder), 'utf8');
    expect(await hadir(folder, 'key', 'import', other)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/Another sealing key/),
    });
    expect(readFileSync(keyFile(folder), 'utf8')).toBe(before);
    renameSync(keyFile(folder), join(folder, 'away.key'));
    expect(await hadir(folder, 'key', 'import', other)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/sealed with another key/),
    });
    writeFileSync(other, 'no key at all');
    expect(await hadir(folder, 'key', 'import', other)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^hadir key: [^\n]+\n$/),
    });
    expect(await hadir(folder, 'key', 'import', join(folder, 'nothing'))).toMatchObject({ code: 1 });
    expect(existsSync(keyFile(folder))).toBe(false);
  });

  test('may come before the data: onto a new computer, with a backup to restore', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'usb'));
    const file = join(folder, 'usb/copy.key');
    writeFileSync(file, Buffer.alloc(32, 3).toString('base64'));
    expect((await hadir(folder, 'key', 'import', file)).code).toBe(0);
    await (await StationProcess.start({}, folder)).stop();
    expect(readFileSync(keyFile(folder), 'utf8')).toBe(`${Buffer.alloc(32, 3).toString('base64')}\n`);
  });
});
