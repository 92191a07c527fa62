/** Updates from the first check to the running installer: real files, real signatures, real processes; the feed and the clock are
 * played. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  checkEvery,
  firstCheck,
  installWithin,
  jitter,
  lookEvery,
  Updates,
  type UpdatesOptions,
} from '../../../src-main/hosts/electron/updates/index.ts';
import { Records } from '../../../src-main/hosts/electron/updates/records.ts';
import {
  type InstallerFacts,
  type Plan,
  planFor,
  runInstaller,
  wantsPerson,
} from '../../../src-main/hosts/electron/updates/run-installer.ts';
import { type Feed, FeedOffline, type FeedRelease } from '../../../src-main/hosts/electron/updates/stage.ts';
import type { UpdateState } from '../../../src-shared/desktop.ts';
import { installerText, keys, linux, makeRelease, tempFolder } from './updates-support.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
});

class FeedDouble implements Feed {
  release: (FeedRelease & { file: string }) | null = null;
  offline = false;
  done: string[] = [];

  offer(version: string, more: Partial<FeedRelease> = {}): void {
    const { list, signature, file } = makeRelease(version);
    this.release = { version, list: list.toString('base64'), signature, file, ...more };
  }
  async check() {
    this.done.push('check');
    if (this.offline) throw new FeedOffline('ENOTFOUND');
    return this.release;
  }
  async download(progress: (percent: number) => void) {
    this.done.push('download');
    progress(50);
    if (this.offline || !this.release) throw new FeedOffline('ECONNRESET');
    return this.release.file;
  }
  install() {
    this.done.push('install');
  }
}

function station(more: Partial<UpdatesOptions> = {}) {
  const home = tempFolder();
  const feed = new FeedDouble();
  const done = feed.done;
  const logged: string[] = [];
  const gate = { idle: true };
  const states: UpdateState[] = [];
  const backup = join(home, 'hadir.backup');
  writeFileSync(backup, 'a backup');
  const log = (fields: object, message?: string) => void logged.push(JSON.stringify(fields), message ?? '');
  const options: UpdatesOptions = {
    records: new Records(join(home, 'updates')),
    installersFolder: join(home, 'installers'),
    version: '0.1.0',
    computer: linux,
    keys: [keys.publicKey],
    feed,
    isIdle: async () => gate.idle,
    backUp: async () => {
      done.push('backup');
      return backup;
    },
    presentInstaller: () => null,
    closeStation: async () => void done.push('close'),
    installFile: async (file) => void done.push(`run ${readFileSync(file, 'utf8') === installerText('0.2.0')}`),
    requireInstallable: () => {},
    restart: () => void done.push('restart'),
    now: () => new Date('2026-11-20T15:30:00Z'),
    random: () => 0.5,
    log: { info: log, warn: log, error: log } as UpdatesOptions['log'],
    ...more,
  };
  const updates = new Updates(options);
  updates.onState((state) => states.push(state));
  const pass = async (ms: number): Promise<void> => {
    vi.advanceTimersByTime(ms);
    await updates.settled();
  };
  return {
    home,
    feed,
    done,
    gate,
    states,
    updates,
    pass,
    options,
    logged,
    kinds: () => states.map(({ kind }) => kind),
  };
}

describe('by itself', () => {
  it('asks after a minute and then daily, not all schools at once', async () => {
    const { updates, pass, done } = station();
    updates.start();
    await pass(firstCheck - 1);
    expect(done).toEqual([]);
    await pass(1);
    expect(done).toEqual(['check']);
    expect(updates.state).toEqual({ kind: 'none', checkedAt: '2026-11-20T15:30:00.000Z' });
    await pass(checkEvery + jitter / 2 - 1);
    expect(done.length).toBe(1);
    await pass(1);
    expect(done.length).toBe(2);
    updates.stop();
    await pass(10 * checkEvery);
    expect(done.length).toBe(2);
  });

  it('downloads, checks, backs up and installs when nobody is there', async () => {
    const { updates, feed, pass, done, kinds, options } = station();
    feed.offer('0.2.0');
    updates.start();
    await pass(firstCheck);
    expect(kinds()).toEqual(['checking', 'available', 'downloading', 'ready', 'installing', 'installing']);
    expect(done).toEqual(['check', 'download', 'backup', 'close', 'install']);
    expect(options.records.read('way-back.json')).toMatchObject({ from: '0.2.0', to: '0.1.0', installer: null });
  });

  it('waits while somebody is there, and looks every minute', async () => {
    const { updates, feed, pass, done, gate } = station();
    feed.offer('0.2.0');
    gate.idle = false;
    updates.start();
    await pass(firstCheck);
    expect(updates.state).toEqual({ kind: 'waiting', version: '0.2.0' });
    for (let i = 0; i < 30; i++) await pass(lookEvery);
    expect(done).toEqual(['check', 'download']);
    gate.idle = true;
    await pass(lookEvery);
    expect(done).toEqual(['check', 'download', 'backup', 'close', 'install']);
  });

  it('installs nothing where somebody comes while the backup is made', async () => {
    const { updates, feed, pass, done, gate, options } = station();
    feed.offer('0.2.0');
    const { backUp } = options;
    options.backUp = () => {
      gate.idle = false;
      return backUp();
    };
    updates.start();
    await pass(firstCheck);
    expect(done).toEqual(['check', 'download', 'backup']);
    expect(updates.state.kind).toBe('waiting');
  });

  it('says nothing of being offline, and tries again the next day', async () => {
    const { updates, feed, pass, kinds } = station();
    feed.offer('0.2.0');
    feed.offline = true;
    updates.start();
    await pass(firstCheck);
    expect(kinds()).toEqual(['checking', 'none']);
    feed.offline = false;
    await pass(checkEvery + jitter);
    expect(updates.state.kind).toBe('installing');
  });

  it('leaves a version alone that was taken back, and shows that it was', async () => {
    const { options } = station();
    options.records.write('rolled-back.json', {
      from: '0.2.0',
      to: '0.1.0',
      at: '2026-11-20T10:00:00.000Z',
      kept: null,
    });
    const again = station({ records: options.records });
    expect(again.updates.state).toEqual({ kind: 'rolledBack', from: '0.2.0', to: '0.1.0' });
    again.feed.offer('0.2.0');
    again.updates.start();
    await again.pass(firstCheck);
    expect(again.kinds()).toEqual(['checking', 'none']);
    again.feed.offer('0.3.0');
    again.updates.check();
    await again.pass(0);
    expect(again.updates.state).toEqual({ kind: 'installing', version: '0.3.0' });
  });
});

describe('what goes wrong', () => {
  it.each([
    ['an unsigned release', 'signature', (at: ReturnType<typeof station>) => at.feed.offer('0.2.0', { signature: '' })],
    ['a release of this version', 'older', (at: ReturnType<typeof station>) => at.feed.offer('0.1.0')],
    [
      'a download that was changed',
      'hash',
      (at: ReturnType<typeof station>) => {
        at.feed.offer('0.2.0');
        writeFileSync(at.feed.release?.file ?? '', 'something else');
      },
    ],
  ] as const)('%s is told and not installed', async (_, reason, arrange) => {
    const at = station();
    arrange(at);
    at.updates.check();
    await at.pass(0);
    expect(at.updates.state).toMatchObject({ kind: 'failed', reason, remedy: expect.stringMatching(/\.$/) });
    expect(at.done).not.toContain('install');
  });

  it('a backup that fails stops it; nothing was closed', async () => {
    const at = station({ backUp: () => Promise.reject(new Error('no')) });
    at.feed.offer('0.2.0');
    at.updates.check();
    await at.pass(0);
    expect(at.updates.state).toMatchObject({ kind: 'failed', reason: 'backup', version: '0.2.0' });
    expect(at.done).toEqual(['check', 'download']);
  });

  it('an installer changed after it was checked is not run', async () => {
    const at = station();
    at.feed.offer('0.2.0');
    at.gate.idle = false;
    at.updates.check();
    await at.pass(0);
    writeFileSync(join(at.home, 'installers/0.2.0/Hadir-0.2.0-x64.AppImage'), 'something else');
    at.updates.installNow();
    await at.pass(0);
    expect(at.updates.state).toMatchObject({ kind: 'failed', reason: 'hash' });
    expect(at.done).not.toContain('close');
  });

  it('an installer that does not start leaves a station that starts again', async () => {
    const installFile = async () => {
      throw new Error('no');
    };
    const at = station({ installFile });
    await at.updates.takeFile(makeRelease('0.2.0').file);
    await at.pass(0);
    expect(at.done).toEqual(['backup', 'close', 'restart']);
  });

  it('an installer that fails without a word does not leave the gate closed', async () => {
    const again = station();
    again.feed.offer('0.2.0');
    // As the desktop does when it closes the station.
    again.options.closeStation = async () => again.updates.stop();
    again.updates.check();
    await again.pass(0);
    await again.pass(installWithin - 1);
    expect(again.done.at(-1)).toBe('install');
    await again.pass(1);
    expect(again.done.at(-1)).toBe('restart');
  });

  it('what the feed says is not repeated with its address or anything secret', async () => {
    const at = station();
    at.feed.offer('0.2.0');
    at.updates.check();
    await at.pass(0);
    expect(at.logged.join('\n')).toContain('being installed');
    expect(at.logged.join('\n')).not.toMatch(/https?:|PRIVATE|BEGIN/);
  });
});

describe('by hand', () => {
  it('the administrator need not wait', async () => {
    const at = station();
    at.feed.offer('0.2.0');
    at.gate.idle = false;
    at.updates.check();
    await at.pass(0);
    at.updates.installNow();
    await at.pass(0);
    expect(at.done).toEqual(['check', 'download', 'backup', 'close', 'install']);
  });

  it('a file from a stick goes the same way, and the stick may go', async () => {
    const at = station({ feed: null });
    at.gate.idle = false;
    const { file } = makeRelease('0.2.0');
    await at.updates.takeFile(file);
    await at.pass(0);
    expect(at.updates.state).toEqual({ kind: 'waiting', version: '0.2.0' });
    writeFileSync(file, 'the stick is gone');
    at.updates.installNow();
    await at.pass(0);
    expect(at.done).toEqual(['backup', 'close', 'run true']);
  });

  it('a file that cannot be installed here is refused before anything is done', async () => {
    const requireInstallable = (file: string) => void planFor(file, facts);
    const at = station({ requireInstallable });
    await at.updates.takeFile(makeRelease('0.2.0').file);
    await at.pass(0);
    expect(at.updates.state).toMatchObject({ kind: 'failed', reason: 'other_computer' });
    expect(at.done).toEqual([]);
  });

  it('a file that is refused says why', async () => {
    const at = station({ keys: [] });
    await at.updates.takeFile(makeRelease('0.2.0').file);
    expect(at.updates.state).toMatchObject({ kind: 'failed', reason: 'no_release_key', version: null });
  });
});

const facts: InstallerFacts = {
  platform: 'linux',
  appImage: undefined,
  resources: 'C:\\Hadir\\resources',
  bundle: '/Applications/Hadir.app',
  programs: ['C:\\Program Files', 'C:\\Program Files (x86)'],
  pid: 4711,
};

it.each([
  ['linux', { appImage: '/opt/Hadir.AppImage' }, false],
  ['linux', {}, true],
  ['darwin', {}, false],
  ['win32', { resources: 'C:\\Users\\tu\\AppData\\Local\\Programs\\hadir\\resources' }, false],
  ['win32', { resources: 'c:\\program files\\Hadir\\resources' }, true],
  ['win32', { resources: 'C:\\Program Files of mine\\resources' }, false],
] as const)('on %s with %j the system asks for a password: %s', (platform, more, wants) => {
  expect(wantsPerson({ ...facts, platform, ...more })).toBe(wants);
});

describe('an installer', () => {
  it('that is an AppImage takes the place of the file that runs', async () => {
    const home = tempFolder();
    const [running, next] = [join(home, 'Hadir.AppImage'), join(home, 'next.AppImage')];
    writeFileSync(running, installerText('0.1.0'), { mode: 0o755 });
    writeFileSync(next, installerText('0.2.0'), { mode: 0o600 });
    const relaunched: unknown[] = [];
    await runInstaller(planFor(next, { ...facts, appImage: running }), next, (program) => relaunched.push(program));
    expect(relaunched).toEqual([running]);
    expect(statSync(running).mode & 0o111).toBe(0o111);
    spawnSync(running, ['--hidden']);
    expect(readFileSync(join(home, 'ran'), 'utf8')).toBe('0.2.0 --hidden\n');
  });

  it('runs apart from this process, and outlives it', async () => {
    const home = tempFolder();
    const file = join(home, 'setup.exe');
    writeFileSync(file, installerText('0.2.0'), { mode: 0o755 });
    await runInstaller(planFor(file, { ...facts, platform: 'win32' }), file, () => {});
    vi.useRealTimers();
    for (let i = 0; i < 100 && !existsSync(join(home, 'ran')); i++) await wait(20);
    expect(readFileSync(join(home, 'ran'), 'utf8')).toBe('0.2.0 --updated /S --force-run\n');
  });

  it('that wants an administrator is started by the system’s helper', async () => {
    const home = tempFolder();
    const resources = join(home, 'resources');
    mkdirSync(resources);
    writeFileSync(join(resources, 'elevate.exe'), '#!/bin/sh\necho "$*" > "$(dirname "$0")/elevated"\n', {
      mode: 0o755,
    });
    const file = join(home, 'setup.exe');
    writeFileSync(file, installerText('0.2.0'));
    // What may not be run answers EACCES, as Windows answers for what wants an administrator.
    chmodSync(file, 0o600);
    await runInstaller(planFor(file, { ...facts, platform: 'win32', resources }), file, () => {});
    vi.useRealTimers();
    for (let i = 0; i < 100 && !existsSync(join(resources, 'elevated')); i++) await wait(20);
    expect(readFileSync(join(resources, 'elevated'), 'utf8')).toBe(`${file} --updated /S --force-run\n`);
  });

  it('that is not there, or fails, is told', async () => {
    const missing = join(tempFolder(), 'setup.exe');
    const plan = planFor(missing, { ...facts, platform: 'win32' });
    const problem = { code: 'import_refused', details: { reason: 'install' } };
    await expect(runInstaller(plan, missing, () => {})).rejects.toMatchObject(problem);
    const refused: Plan = { kind: 'run', command: 'false', args: [], wait: true };
    await expect(runInstaller(refused, missing, () => {})).rejects.toMatchObject(problem);
  });

  it('for macOS waits for this process, checks the signature and puts the old one back where it fails', () => {
    const plan = planFor('/v/Hadir-0.2.0.dmg', { ...facts, platform: 'darwin' });
    if (plan.kind !== 'run') throw new Error('a script was expected');
    const [flag, script = '', ...rest] = plan.args;
    expect([flag, ...rest]).toEqual(['-c', 'hadir-update', '4711', '/v/Hadir-0.2.0.dmg', '/Applications/Hadir.app']);
    expect(script.indexOf('codesign --verify')).toBeLessThan(script.indexOf('mv "$3" "$old"'));
    // Paths are arguments, never text of the script.
    expect(script).not.toContain('/v/');
    expect(spawnSync('/bin/sh', ['-n', '-c', script]).status).toBe(0);
  });

  it.each([
    ['linux', 'a.exe', undefined],
    ['linux', 'a.AppImage', undefined],
    ['win32', 'a.deb', undefined],
    ['darwin', 'a.AppImage', '/opt/a.AppImage'],
  ] as const)('of another system is refused: %s %s', (platform, file, appImage) => {
    expect(() => planFor(file, { ...facts, platform, appImage })).toThrow(
      expect.objectContaining({ details: { reason: 'other_computer' } }),
    );
  });
});
