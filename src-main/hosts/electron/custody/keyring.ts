/**
 * The system's keyring as custody sees it: Electron's safe storage, with its weak variant told apart. On Linux without a keyring
 * Electron closes with a password that is in its own source code (`basic_text`): that is refused here, twice.
 */
import type { SafeStorage } from 'electron';
import { StationError } from '../../../../src-shared/errors.ts';

/** The synchronous half is gone after Electron 45. */
export type SafeStorageApi = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

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
