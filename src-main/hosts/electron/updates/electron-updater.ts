/**
 * electron-updater as a feed. It finds, stages (`stagingPercentage`) and downloads; on Windows it also checks the installer's
 * publisher. When to install is never its own decision.
 */
import updater, { type AppUpdater, type UpdateInfo } from 'electron-updater';
import type { Logger } from '../../../station/ports.ts';
import { type Feed, FeedOffline, type FeedRelease } from './stage.ts';

/** The updater of this system and kind of installation. Only in a packaged app: elsewhere it has no configuration to read. */
export function electronFeed(log: Pick<Logger, 'info' | 'warn'>): Feed {
  return feedOver(updater.autoUpdater, log);
}

/** What `scripts/sign-release.ts` adds to electron-builder's latest*.yml. */
interface SignedInfo extends UpdateInfo {
  hadirRelease?: unknown;
  hadirSignature?: unknown;
}

export function feedOver(autoUpdater: AppUpdater, log: Pick<Logger, 'info' | 'warn'>): Feed {
  autoUpdater.autoDownload = false;
  autoUpdater.autoInstallOnAppQuit = false;
  autoUpdater.allowDowngrade = false;
  autoUpdater.allowPrerelease = false;
  autoUpdater.logger = {
    info: (message: unknown) => log.info({}, withoutAddress(message)),
    warn: (message: unknown) => log.warn({}, withoutAddress(message)),
    // What fails is thrown as well, and told once.
    error: () => {},
  };
  // An emitter without a listener for `error` throws.
  autoUpdater.on('error', () => {});
  return {
    async check() {
      const result = await orOffline(autoUpdater.checkForUpdates());
      return result?.isUpdateAvailable ? releaseOf(result.updateInfo) : null;
    },
    async download(progress) {
      const onProgress = ({ percent }: { percent: number }): void => progress(percent);
      autoUpdater.on('download-progress', onProgress);
      try {
        const [file] = await orOffline(autoUpdater.downloadUpdate());
        if (file === undefined) throw new Error('The updater downloaded nothing.');
        return file;
      } finally {
        autoUpdater.off('download-progress', onProgress);
      }
    },
    // Silent, and Hadir opens again afterwards: nobody may be there.
    install: () => autoUpdater.quitAndInstall(true, true),
    ...publisherCheckOf(autoUpdater),
  };
}

/** What electron-updater does with its own downloads on Windows, for files that came in another way; it has no public name there.
 * Without a publisher in the package (an unsigned build) it accepts. */
function publisherCheckOf(autoUpdater: AppUpdater): Pick<Feed, 'verifyPublisher'> {
  if (!(autoUpdater instanceof updater.NsisUpdater)) return {};
  const checking = autoUpdater as unknown as { verifySignature(file: string): Promise<string | null> };
  return { verifyPublisher: (file) => checking.verifySignature(file) };
}

function releaseOf(info: SignedInfo): FeedRelease {
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return { version: info.version, list: text(info.hadirRelease), signature: text(info.hadirSignature) };
}

const networkCodes = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'EPIPE',
]);
/** Chromium's own names; those of certificates are no lack of a network. */
const networkMessage =
  /net::ERR_(INTERNET_DISCONNECTED|NAME_NOT_RESOLVED|NETWORK_\w+|ADDRESS_UNREACHABLE|CONNECTION_\w+|TIMED_OUT|PROXY_CONNECTION_FAILED)/;

async function orOffline<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const words = withoutAddress(message);
    if ((code !== undefined && networkCodes.has(code)) || networkMessage.test(message)) throw new FeedOffline(words);
    throw Object.assign(new Error(words), { code });
  }
}

/** A private feed's address may carry a token. */
function withoutAddress(message: unknown): string {
  return String(message).replace(/\b[a-z]+:\/\/[^\s,)"]+/gi, '[address]');
}
