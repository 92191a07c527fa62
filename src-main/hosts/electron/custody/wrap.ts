/** Closing the sealing key into its file and opening it again, by the keyring or by a passphrase. Whether it is the data
 * folder's own key is asked here too. */

import { existsSync } from 'node:fs';
import type { SafeStorage } from 'electron';
import { StationError } from '../../../../src-shared/errors.ts';
import { createSeal, databasePath, keyBytes, openStore } from '../../../store/index.ts';
import { type Disk, replaceFile } from './disk.ts';
import {
  closeByPassphrase,
  type KeyringWrap,
  openByPassphrase,
  parseWrapped,
  textOf,
  type WrappedKey,
} from './wrapped-key.ts';

/** What a key is closed with. */
export type Lock = { keyring: Keyring } | { passphrase: string; cost?: number | undefined };

/** 64 hex digits; says nothing of the key. */
export function checkOf(key: Uint8Array): string {
  return createSeal(key).keyCheck;
}

/** Writes the file only once what is on the disk has opened again. Throws `wrong_key` (`reason` `not_kept`) where it did not. */
export async function writeWrapped(
  disk: Disk,
  path: string,
  key: Uint8Array,
  lock: Lock,
  plainKept = false,
): Promise<WrappedKey> {
  const wrapped = await close(key, lock, plainKept);
  await replaceFile(disk, path, textOf(wrapped), async (written) => {
    const back = await openAgain(parseWrapped(written), lock);
    if (back && Buffer.from(back).equals(key)) return;
    throw new StationError(
      'wrong_key',
      'The system did not give back what it was given to keep. Nothing was changed. Restart the computer and try again.',
      { reason: 'not_kept' },
    );
  });
  return wrapped;
}

/** null: the keyring gave something else than the key that was closed, or nothing. `stale`: close it again. */
export async function openByKeyring(
  wrapped: KeyringWrap,
  keyring: Keyring,
): Promise<{ key: Uint8Array; stale: boolean } | null> {
  try {
    const { text, stale } = await keyring.open(Buffer.from(wrapped.wrapped, 'base64'));
    const key = Buffer.from(text, 'base64');
    return key.length === keyBytes && checkOf(key) === wrapped.keyCheck ? { key, stale } : null;
  } catch {
    return null;
  }
}

async function close(key: Uint8Array, lock: Lock, plainKept: boolean): Promise<WrappedKey> {
  const common = { version: 1 as const, keyCheck: checkOf(key), plainKept };
  if ('passphrase' in lock) {
    const closed = await closeByPassphrase(key, lock.passphrase, lock.cost);
    return { ...common, by: 'passphrase', backend: 'passphrase', ...closed };
  }
  const wrapped = await lock.keyring.close(Buffer.from(key).toString('base64'));
  return { ...common, by: 'keyring', backend: lock.keyring.backend, wrapped: wrapped.toString('base64') };
}

async function openAgain(wrapped: WrappedKey, lock: Lock): Promise<Uint8Array | null> {
  if (wrapped.by === 'passphrase') return 'passphrase' in lock ? openByPassphrase(wrapped, lock.passphrase) : null;
  return 'keyring' in lock ? ((await openByKeyring(wrapped, lock.keyring))?.key ?? null) : null;
}

/** The synchronous half is gone after Electron 45. */
export type SafeStorageApi = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

/**
 * The system's keyring as custody sees it: Electron's safe storage, with its weak variant told apart. On Linux without a keyring
 * Electron closes with a password that is in its own source code (`basic_text`): that is refused here, twice.
 */
export interface Keyring {
  /** `dpapi`, `keychain`, `gnome_libsecret`, `kwallet6`, … */
  backend: string;
  close(text: string): Promise<Buffer>;
  /** Throws whatever the system throws. `stale`: it wants to be closed again, with a newer key of its own. */
  open(closed: Uint8Array): Promise<{ text: string; stale: boolean }>;
}

/** Chromium's mark of what was closed with the password that everybody knows; on macOS the same mark means the keychain. */
const knownToEverybody = Buffer.from('v10');

/** What the system has; null where it has nothing that keeps a secret. Only after the app is ready. */
export async function systemKeyring(api: SafeStorageApi, platform: NodeJS.Platform): Promise<Keyring | null> {
  const backend = backendOf(api, platform);
  if (backend === 'unknown') throw new StationError('internal', 'The keyring was asked before the app was ready.');
  if (backend === 'basic_text' || !(await api.isAsyncEncryptionAvailable())) return null;
  const close = (text: string): Promise<Buffer> => api.encryptStringAsync(text);
  // What the system says it uses and what it uses are two things where two keyrings compete.
  if (platform === 'linux' && (await close('probe')).subarray(0, 3).equals(knownToEverybody)) return null;
  return {
    backend,
    close,
    async open(closed) {
      const { result, shouldReEncrypt } = await api.decryptStringAsync(Buffer.from(closed));
      return { text: result, stale: shouldReEncrypt };
    },
  };
}

function backendOf(api: SafeStorageApi, platform: NodeJS.Platform): string {
  if (platform === 'win32') return 'dpapi';
  if (platform === 'darwin') return 'keychain';
  return api.getSelectedStorageBackend();
}

/** `cannot_say`: damaged data, or of a newer version; whoever opens it for work will say that better. */
export type Fit = 'opens' | 'another' | 'no_data' | 'cannot_say';

/** Whether a sealing key is the one that the data folder was sealed with. */
export function fitOf(dataDir: string, key: Uint8Array): Fit {
  const path = databasePath(dataDir);
  if (!existsSync(path)) return 'no_data';
  try {
    openStore({ path, key, access: 'read' }).close();
    return 'opens';
  } catch (error) {
    return error instanceof StationError && error.code === 'wrong_key' ? 'another' : 'cannot_say';
  }
}

/** Throws `wrong_key` (`reason` `another_key`). */
export function requireFit(dataDir: string, key: Uint8Array, what: string): void {
  if (fitOf(dataDir, key) !== 'another') return;
  throw new StationError('wrong_key', `The data of this station was sealed with another key than ${what}.`, {
    reason: 'another_key',
  });
}
