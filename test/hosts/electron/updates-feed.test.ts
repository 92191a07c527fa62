/** The real electron-updater, of the kind for AppImages, against a real server on this computer: what it finds, stages, downloads. */
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type ClientRequest, createServer, type IncomingMessage, type RequestOptions, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { configureRequestUrl, type DownloadOptions, HttpExecutor } from 'builder-util-runtime';
import { AppImageUpdater, NsisUpdater } from 'electron-updater';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { signRelease } from '../../../scripts/sign-release.ts';
import { feedOver } from '../../../src-main/hosts/electron/updates/electron-updater.ts';
import { Installers } from '../../../src-main/hosts/electron/updates/installers.ts';
import { acceptFeed, FeedOffline, stageDownload } from '../../../src-main/hosts/electron/updates/stage.ts';
import { installerText, keys, linux, sha512, strangers, tempFolder } from './updates-support.ts';

/** As Chromium's network stack is asked in the app. */
class NodeExecutor extends HttpExecutor<ClientRequest> {
  createRequest(options: RequestOptions, callback: (response: IncomingMessage) => void) {
    return request(options, callback);
  }

  /** As electron-updater's own executor has it. */
  download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise((resolve, reject, onCancel) => {
      const asked: RequestOptions = {};
      configureRequestUrl(url, asked);
      const callback = (error: Error | null): void => (error ? reject(error) : resolve(destination));
      this.doDownload(asked, { destination, options, onCancel, callback, responseHandler: null }, 0);
    });
  }
}

afterEach(() => {
  vi.unstubAllEnvs();
});

/** A release as electron-builder and scripts/sign-release.ts leave it, served; and a Hadir 0.1.0 that looks for it. */
async function published({ version = '0.2.0', sign = keys, staging = 100, body = installerText(version) } = {}) {
  const home = tempFolder();
  const folder = join(home, 'release');
  mkdirSync(folder);
  const name = `Hadir-${version}-linux-x64.AppImage`;
  const text = installerText(version);
  writeFileSync(join(folder, name), text);
  const yml = join(folder, 'latest-linux.yml');
  const entry = `  - url: ${name}\n    sha512: ${sha512(text)}\n    size: ${text.length}\n`;
  writeFileSync(
    yml,
    `version: ${version}\nfiles:\n${entry}path: ${name}\nsha512: ${sha512(text)}\nreleaseDate: '2026-11-20'\n`,
  );
  signRelease(folder, version, sign.privateKey, [sign.publicKey]);
  if (staging < 100) appendFileSync(yml, `stagingPercentage: ${staging}\n`);
  writeFileSync(join(folder, name), body);
  const address = await serve(folder);
  writeFileSync(join(home, 'Hadir.AppImage'), installerText('0.1.0'));
  vi.stubEnv('APPIMAGE', join(home, 'Hadir.AppImage'));
  const updater = new AppImageUpdater(null, adapterIn(home));
  writeFileSync(join(home, 'app-update.yml'), 'updaterCacheDirName: hadir\n');
  // The provider takes the executor that is there when it is made.
  Object.assign(updater, { httpExecutor: new NodeExecutor() });
  updater.setFeedURL({ provider: 'generic', url: address });
  updater.disableDifferentialDownload = true;
  const logged: string[] = [];
  const log = (_fields: object, message?: string) => void logged.push(message ?? '');
  const feed = feedOver(updater, { info: log, warn: log } as never);
  const stage = {
    installers: new Installers(join(home, 'installers')),
    keys: [keys.publicKey],
    computer: linux,
    version: '0.1.0',
  };
  return { feed, stage, updater, logged, address, folder };
}

function adapterIn(home: string) {
  return {
    version: '0.1.0',
    name: 'Hadir',
    isPackaged: true,
    appUpdateConfigPath: join(home, 'app-update.yml'),
    userDataPath: home,
    baseCachePath: join(home, 'cache'),
    whenReady: async () => {},
    relaunch: () => {},
    quit: () => {},
    onQuit: () => {},
  };
}

async function serve(folder: string): Promise<string> {
  const server = createServer((asked, answer) => {
    try {
      answer.end(readFileSync(join(folder, new URL(asked.url ?? '', 'http://x').pathname)));
    } catch {
      answer.writeHead(404).end();
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('electron-updater', () => {
  it('finds a signed release, downloads it, and what it brought is what was signed', async () => {
    const { feed, stage, logged, address } = await published();
    const found = await feed.check();
    const release = acceptFeed(found ?? { version: '', list: '', signature: '' }, stage);
    const file = await feed.download(() => {});
    const staged = await stageDownload(file, release, stage);
    expect(readFileSync(staged.path, 'utf8')).toBe(installerText('0.2.0'));
    expect(logged.join('\n')).not.toContain(address);
  });

  it('finds nothing where this version is the newest, or this computer is not among the first', async () => {
    expect(await (await published({ version: '0.1.0' })).feed.check()).toBeNull();
    expect(await (await published({ version: '0.0.9' })).feed.check()).toBeNull();
    expect(await (await published({ staging: 0 })).feed.check()).toBeNull();
  });

  it('brings what somebody else signed, and it is refused', async () => {
    const { feed, stage } = await published({ sign: strangers });
    const found = await feed.check();
    expect(() => acceptFeed(found as never, stage)).toThrow(
      expect.objectContaining({ details: { reason: 'signature' } }),
    );
  });

  it('refuses a file that is not the one its own list names', async () => {
    const { feed } = await published({ body: `${installerText('0.2.0').slice(0, -2)}#\n` });
    await feed.check();
    await expect(feed.download(() => {})).rejects.toThrow(/sha512 checksum mismatch/);
  });

  it('tells being offline from a feed that answers nonsense', async () => {
    const nonsense = await published();
    writeFileSync(join(nonsense.folder, 'latest-linux.yml'), '<html>log in to the network</html>');
    await expect(nonsense.feed.check()).rejects.not.toBeInstanceOf(FeedOffline);
    rmSync(join(nonsense.folder, 'latest-linux.yml'));
    const error = await nonsense.feed.check().catch((thrown) => thrown);
    expect(error).not.toBeInstanceOf(FeedOffline);
    // A private feed's address may carry a token, and errors are logged.
    expect(error.message).toContain('[address]');
    expect(`${error.message} ${error.stack}`).not.toContain(nonsense.address);
    const { feed, updater } = await published();
    updater.setFeedURL({ provider: 'generic', url: 'http://127.0.0.1:9' });
    await expect(feed.check()).rejects.toBeInstanceOf(FeedOffline);
  });

  it('never downloads or installs on its own account, and installs silently when told', async () => {
    const { feed, updater } = await published();
    expect([updater.autoDownload, updater.autoInstallOnAppQuit, updater.allowDowngrade]).toEqual([false, false, false]);
    const install = vi.spyOn(updater, 'quitAndInstall').mockImplementation(() => {});
    feed.install();
    expect(install).toHaveBeenCalledWith(true, true);
  });
});

describe('on Windows', () => {
  it('whoever signed an installer from a stick is checked as for the updater’s own downloads', async () => {
    const home = tempFolder();
    const updater = new NsisUpdater(null, adapterIn(home));
    const { verifyPublisher } = feedOver(updater, { info: () => {}, warn: () => {} } as never);
    const asked: unknown[] = [];
    updater.verifyUpdateCodeSignature = async (...call) => {
      asked.push(call);
      return 'signed by somebody else';
    };
    writeFileSync(join(home, 'app-update.yml'), 'publisherName:\n  - Sekolah Contoh\n');
    expect(await verifyPublisher?.('C:\\Hadir.exe')).toBe('signed by somebody else');
    expect(asked).toEqual([[['Sekolah Contoh'], 'C:\\Hadir.exe']]);
  });

  it('and nowhere else', async () => {
    expect((await published()).feed.verifyPublisher).toBeUndefined();
  });
});

describe('the list of a release', () => {
  it('is not signed with a key that stations do not have, nor twice, nor for an unnamed processor', () => {
    const folder = tempFolder();
    const all = [keys.publicKey];
    expect(() => signRelease(folder, '0.2.0', keys.privateKey, all)).toThrow('no installers');
    writeFileSync(join(folder, 'Hadir-0.2.0-linux-x64.deb'), 'a package');
    expect(() => signRelease(folder, '0.2.0', strangers.privateKey, all)).toThrow();
    writeFileSync(join(folder, 'latest-linux.yml'), 'version: 0.2.0');
    expect(signRelease(folder, '0.2.0', keys.privateKey, all)).toEqual(['Hadir-0.2.0-linux-x64.deb']);
    expect(() => signRelease(folder, '0.2.0', keys.privateKey, all)).toThrow('signed already');
    writeFileSync(join(folder, 'Hadir.exe'), 'a program');
    expect(() => signRelease(folder, '0.2.0', keys.privateKey, all)).toThrow('which processor');
  });
});
