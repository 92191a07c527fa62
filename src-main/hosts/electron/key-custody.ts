/**
 * Where the desktop station's sealing key lives: in `sealing.key.wrapped` beside the data folder, closed by the system's keyring,
 * or by a passphrase where the system has none. A key is made only where nothing is sealed yet; a keyring that is another than
 * the one it was closed with is an error with a way out, never a reason for a new key.
 */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { StationError } from '../../../src-shared/errors.ts';
import type { Logger } from '../../station/ports.ts';
import { databasePath, keyBytes, lossOf } from '../../store/index.ts';
import { readKeyFile } from '../node/key-file.ts';
import { type Disk, readIfThere, disk as realDisk, replaceFile } from './custody/disk.ts';
import { type AskPassphrase, askUntilOpen, askUntilStrong } from './custody/passphrase-entry.ts';
import {
  checkOf,
  fitOf,
  type Keyring,
  type Lock,
  openByKeyring,
  requireFit,
  type SafeStorageApi,
  systemKeyring,
  writeWrapped,
} from './custody/wrap.ts';
import { type KeyringWrap, parseWrapped, textOf, type WrappedKey, wrappedKeyName } from './custody/wrapped-key.ts';

/** What a person decides where the key cannot be had. `copy`: a file that `hadir key export` wrote. */
export type Recovery = { choice: 'again' } | { choice: 'copy'; file: string } | { choice: 'quit' };

export interface CustodyOptions {
  safeStorage: SafeStorageApi;
  /** The app's own folder (`userData`), not the data folder: whoever copies the data has no key. */
  folder: string;
  dataDir: string;
  /** The headless host's key file (`HADIR_KEY_FILE`); taken over where there is one. */
  plainKeyFile: string;
  askPassphrase: AskPassphrase;
  recover(problem: StationError): Promise<Recovery>;
  /** Whether the plain key file may go now that the key is kept; the `hadir` command and a headless station read it. */
  mayRemovePlain(file: string): Promise<boolean>;
  log: Pick<Logger, 'info' | 'warn'>;
  platform?: NodeJS.Platform;
  wait?(seconds: number): Promise<void>;
  disk?: Disk;
  /** log2 of scrypt's N; smaller only in tests. */
  cost?: number;
}

type Resolved = CustodyOptions & Required<Pick<CustodyOptions, 'platform' | 'wait' | 'disk'>>;

/** The sealing key, 32 bytes. After the app is ready, before the station is built. Throws `wrong_key` where the person gives up;
 * its `reason`: damaged, backend_changed, keyring_refused, missing, another_key, not_kept, no_passphrase. */
export async function openKeyCustody(options: CustodyOptions): Promise<Uint8Array> {
  const custody: Resolved = {
    ...options,
    platform: options.platform ?? process.platform,
    wait: options.wait ?? ((seconds) => new Promise((done) => setTimeout(done, seconds * 1000))),
    disk: options.disk ?? realDisk,
  };
  const key = await untilOpen(custody);
  await offerRemoval(custody, key);
  return key;
}

async function untilOpen(custody: Resolved): Promise<Uint8Array> {
  let attempt = (): Promise<Uint8Array> => open(custody);
  for (;;) {
    try {
      return await attempt();
    } catch (problem) {
      if (!(problem instanceof StationError) || problem.code !== 'wrong_key') throw problem;
      custody.log.warn({ reason: problem.details.reason ?? 'unknown' }, 'The sealing key could not be opened.');
      const answer = await custody.recover(problem);
      if (answer.choice === 'quit') throw problem;
      attempt = () => (answer.choice === 'copy' ? bringBack(custody, answer.file) : open(custody));
    }
  }
}

async function open(custody: Resolved): Promise<Uint8Array> {
  const text = readIfThere(custody.disk, pathOf(custody));
  if (text !== null) return openWrapped(custody, parseWrapped(text));
  if (existsSync(custody.plainKeyFile)) return takeOver(custody);
  const path = databasePath(custody.dataDir);
  // Also where the data is lost: a new key would open none of its backups.
  if (existsSync(path) || lossOf(path) !== null) throw missing();
  const key = randomBytes(keyBytes);
  await keep(custody, key);
  custody.log.info({}, 'A sealing key was made for this station.');
  return key;
}

async function openWrapped(custody: Resolved, wrapped: WrappedKey): Promise<Uint8Array> {
  try {
    const key = await openLocked(custody, wrapped);
    requireFit(custody.dataDir, key, 'the one that this computer keeps');
    return key;
  } catch (problem) {
    const imported =
      problem instanceof StationError && problem.code === 'wrong_key' ? samePlainKey(custody, wrapped) : null;
    if (!imported || fitOf(custody.dataDir, imported) === 'another') throw problem;
    // Somebody put the very same key back with `hadir key import`: it needs a lock that opens.
    await keep(custody, imported);
    custody.log.info({}, 'The sealing key was brought back from its key file and is kept again.');
    return imported;
  }
}

function openLocked(custody: Resolved, wrapped: WrappedKey): Promise<Uint8Array> {
  if (wrapped.by === 'keyring') return openFromKeyring(custody, wrapped);
  return askUntilOpen(wrapped, custody.askPassphrase, custody.wait);
}

async function openFromKeyring(custody: Resolved, wrapped: KeyringWrap): Promise<Uint8Array> {
  const keyring = await systemKeyring(custody.safeStorage, custody.platform);
  if (keyring?.backend !== wrapped.backend) throw changed(wrapped.backend, keyring);
  const opened = await openByKeyring(wrapped, keyring);
  if (!opened) throw refused(wrapped.backend);
  if (opened.stale) await writeWrapped(custody.disk, pathOf(custody), opened.key, { keyring }, wrapped.plainKept);
  return opened.key;
}

/** A plain key file holding the key that is wrapped; null where there is none, or another. */
function samePlainKey({ plainKeyFile }: Resolved, wrapped: WrappedKey): Uint8Array | null {
  if (!existsSync(plainKeyFile)) return null;
  try {
    const key = readKeyFile(plainKeyFile, false);
    return checkOf(key) === wrapped.keyCheck ? key : null;
  } catch {
    return null;
  }
}

async function takeOver(custody: Resolved): Promise<Uint8Array> {
  const key = readKeyFile(custody.plainKeyFile, false);
  requireFit(custody.dataDir, key, 'the one in the key file');
  await keep(custody, key);
  custody.log.info({}, 'The sealing key of the key file was taken over.');
  return key;
}

/** Only a key that opens the data; the wrapped file it takes the place of stays beside it. */
async function bringBack(custody: Resolved, file: string): Promise<Uint8Array> {
  const key = readKeyFile(file, false);
  requireFit(custody.dataDir, key, 'the one in that file');
  const old = readIfThere(custody.disk, pathOf(custody));
  if (old !== null) custody.disk.write(freeName(pathOf(custody)), old);
  await keep(custody, key);
  custody.log.info({}, 'The sealing key was brought back from a copy.');
  return key;
}

async function keep(custody: Resolved, key: Uint8Array): Promise<void> {
  const keyring = await systemKeyring(custody.safeStorage, custody.platform);
  const lock: Lock = keyring
    ? { keyring }
    : { passphrase: await askUntilStrong(custody.askPassphrase), cost: custody.cost };
  await writeWrapped(custody.disk, pathOf(custody), key, lock);
}

/** Once there is data that opens, a plain copy of its key on the same disk is what the wrapping was against. */
async function offerRemoval(custody: Resolved, key: Uint8Array): Promise<void> {
  const { disk, plainKeyFile } = custody;
  const text = readIfThere(disk, pathOf(custody));
  if (text === null || !existsSync(plainKeyFile) || fitOf(custody.dataDir, key) !== 'opens') return;
  const wrapped = parseWrapped(text);
  if (wrapped.plainKept || !samePlainKey(custody, wrapped)) return;
  if (await custody.mayRemovePlain(plainKeyFile)) {
    disk.shred(plainKeyFile, randomBytes(1024));
    custody.log.info({}, 'The plain key file was removed.');
  } else {
    await replaceFile(disk, pathOf(custody), textOf({ ...wrapped, plainKept: true }));
    custody.log.warn({}, 'The plain key file stays beside the kept key: whoever copies the disk can read the data.');
  }
}

function pathOf({ folder }: Pick<CustodyOptions, 'folder'>): string {
  return join(folder, wrappedKeyName);
}

function freeName(path: string): string {
  for (let n = 1; ; n++) if (!existsSync(`${path}.old-${n}`)) return `${path}.old-${n}`;
}

function missing(): StationError {
  const message =
    'The sealing key is missing, but the data folder holds sealed data. Choose the copy of the key that was exported, or put sealing.key.wrapped back.';
  return new StationError('wrong_key', message, { reason: 'missing' });
}

function changed(recorded: string, keyring: Keyring | null): StationError {
  const present = keyring?.backend ?? 'none';
  const message = `The sealing key was closed by the keyring ${recorded}, and this computer now has ${present === 'none' ? 'no keyring that keeps a secret' : present}. Sign in to the session it was made in, or choose the copy of the key that was exported.`;
  return new StationError('wrong_key', message, { reason: 'backend_changed', recorded, present });
}

function refused(backend: string): StationError {
  const message = `The keyring ${backend} did not give the sealing key back. Unlock or restore the keyring of this user and try again, or choose the copy of the key that was exported.`;
  return new StationError('wrong_key', message, { reason: 'keyring_refused', recorded: backend });
}
