/** The whole way in the real main process: an update from a file, a new version that does not start, and back. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type BootOptions, boot, type Desktop, startWithin } from './boot.ts';
import { repository } from './double/make.ts';
import { installerText, keys, makeRelease, tempFolder } from './updates-support.ts';

// Stations of one version after another on one computer.
vi.setConfig({ testTimeout: 3 * startWithin });

let folder: string;
let opened: Desktop | null = null;

beforeEach(() => {
  folder = join(tempFolder(), 'userData');
  mkdirSync(folder);
  writeFileSync(join(folder, 'Hadir.AppImage'), installerText('0.1.0'), { mode: 0o755 });
});
afterEach(async () => {
  if (opened && opened.electron.app.exitCode === null) await opened.close();
  opened = null;
  vi.unstubAllEnvs();
});

async function start(version: string, more: BootOptions = {}): Promise<Desktop> {
  // Booting takes back what tests set.
  const appImage = (): unknown => vi.stubEnv('APPIMAGE', join(folder, 'Hadir.AppImage'));
  appImage();
  opened = await boot({ folder, version, languages: ['en'], keyRing: join(folder, 'keyring'), ...more });
  appImage();
  return opened;
}

/** The package as it is shipped, with a release key in it: this repository has none. */
function packageWithKey(): string {
  const root = join(tempFolder(), 'app');
  mkdirSync(join(root, 'dist/main'), { recursive: true });
  for (const name of ['models', 'package.json']) symlinkSync(join(repository, name), join(root, name));
  const worker = pathToFileURL(join(repository, 'src-main/vision/worker/main.ts'));
  writeFileSync(join(root, 'dist/main/worker.js'), `import ${JSON.stringify(worker.href)};\n`);
  cpSync(join(repository, 'resources'), join(root, 'resources'), { recursive: true });
  const key = keys.publicKey.export({ type: 'spki', format: 'pem' });
  writeFileSync(join(root, 'resources/update-key.pem'), key);
  return root;
}

const updatesFolder = () => join(folder, 'updates');

describe.skipIf(process.platform !== 'linux')('an update on a computer', () => {
  it('is backed up, installed, does not start twice, and is taken back together with its data', async () => {
    // 0.1.0, with one person; the administrator brings 0.2.0 on a stick. This repository has no release key: the package gets one.
    const root = packageWithKey();
    const first = await start('0.1.0', { appPath: root });
    const gate = first.page(first.gate());
    await gate.call('setup.begin', { school: 'SMP Contoh', name: 'Ratna Dewi', password: 'mangga manis' });
    await gate.call('staff.signIn', { name: 'Ratna Dewi', password: 'mangga manis' });
    await gate.call('people.create', { name: 'Ani' });
    first.electron.dialog.file = makeRelease('0.2.0').file;
    expect(await gate.desktop('desktop.updateFromFile', {})).toEqual({ taken: true });
    const state = async () => ((await gate.desktop('desktop.state', {})) as { updates: { kind: string } }).updates;
    // Neither this minute nor this test's computer says that nobody is there.
    await vi.waitFor(async () => expect((await state()).kind).toBe('waiting'));
    expect(await gate.desktop('desktop.installUpdate', {})).toEqual({ installing: true });
    await vi.waitFor(() => expect(first.electron.app.exitCode).toBe(0), { timeout: 20_000 });
    expect(readFileSync(join(folder, 'Hadir.AppImage'), 'utf8')).toBe(installerText('0.2.0'));
    expect(first.electron.app.relaunched).toBe(true);
    expect(readdirSync(join(updatesFolder(), 'before-update'))).toEqual(['pre-update-0.1.0-to-0.2.0.backup']);

    // 0.2.0 met one more person and ended badly, twice.
    const second = await start('0.2.0', { appPath: root });
    const page = second.page(second.gate());
    await page.call('staff.signIn', { name: 'Ratna Dewi', password: 'mangga manis' });
    await page.call('people.create', { name: 'Budi' });
    await second.close();
    writeFileSync(
      join(updatesFolder(), 'starting.json'),
      JSON.stringify({ version: '0.2.0', tries: 2, at: '2026-11-20T03:00:00.000Z' }),
    );

    // The third start asks; the person goes back.
    const third = await start('0.2.0', {
      appPath: root,
      prepare: ({ dialog }) => {
        dialog.answers = [1];
      },
    });
    expect(third.electron.dialog.shown[0]?.message).toContain('Hadir 0.2.0 did not start well twice');
    expect(third.electron.app.exitCode).toBe(0);
    expect(readFileSync(join(folder, 'Hadir.AppImage'), 'utf8')).toBe(installerText('0.1.0'));

    // 0.1.0 has its data back, and says so.
    const fourth = await start('0.1.0', { appPath: root });
    const back = fourth.page(fourth.gate());
    expect(await back.desktop('desktop.state', {})).toMatchObject({
      updates: { kind: 'rolledBack', from: '0.2.0', to: '0.1.0' },
    });
    await back.call('staff.signIn', { name: 'Ratna Dewi', password: 'mangga manis' });
    const { people } = (await back.call('people.list', {})) as { people: { name: string }[] };
    expect(people.map(({ name }) => name)).toEqual(['Ani']);
    const kept = readdirSync(join(folder, 'station')).filter((name) => /before-restore.*\.db$/.test(name));
    expect(kept.length).toBe(1);
    expect(existsSync(join(updatesFolder(), 'rolling-back.json'))).toBe(false);
  });
});
