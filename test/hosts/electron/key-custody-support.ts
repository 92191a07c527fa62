/** A computer's keyring as Electron's asynchronous safe storage shows it: real AES, a mark like Chromium's, and every way it fails. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Disk } from '../../../src-main/hosts/electron/custody/disk.ts';
import type { SafeStorageApi } from '../../../src-main/hosts/electron/custody/wrap.ts';
import type { CustodyOptions } from '../../../src-main/hosts/electron/key-custody.ts';
import { databasePath, openStore } from '../../../src-main/store/index.ts';

type Backend = ReturnType<SafeStorageApi['getSelectedStorageBackend']>;

export class KeyringDouble implements SafeStorageApi {
  available = true;
  backend: Backend = 'gnome_libsecret';
  stale = false;
  key = randomBytes(32);
  /** Chromium's `v10`: closed with the password in its own source code; `v11`: with the keyring's. */
  mark = 'v11';
  calls: string[] = [];

  isAsyncEncryptionAvailable = async (): Promise<boolean> => this.available;
  getSelectedStorageBackend = (): Backend => this.backend;

  encryptStringAsync = async (text: string): Promise<Buffer> => {
    this.calls.push('encrypt');
    if (!this.available) throw new Error('Encryption is not available.');
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.from(this.mark), nonce, cipher.getAuthTag(), body]);
  };

  decryptStringAsync = async (closed: Buffer) => {
    this.calls.push('decrypt');
    const decipher = createDecipheriv('aes-256-gcm', this.key, closed.subarray(3, 15));
    decipher.setAuthTag(closed.subarray(15, 31));
    const result = Buffer.concat([decipher.update(closed.subarray(31)), decipher.final()]).toString('utf8');
    return { result, shouldReEncrypt: this.stale };
  };
}

/** A computer with its folders; `options` for one start of Hadir on it. */
export function computer() {
  const home = mkdtempSync(join(tmpdir(), 'hadir-custody-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const dataDir = join(home, 'station');
  mkdirSync(dataDir);
  const keyring = new KeyringDouble();
  const asked: string[] = [];
  const logged: unknown[] = [];
  const options = (more: Partial<CustodyOptions> = {}): CustodyOptions => ({
    safeStorage: keyring,
    folder: home,
    dataDir,
    plainKeyFile: join(home, 'sealing.key'),
    platform: 'linux',
    cost: 14,
    askPassphrase: async ({ purpose }) => {
      asked.push(`passphrase ${purpose}`);
      return null;
    },
    recover: async ({ details }) => {
      asked.push(`recover ${details.reason}`);
      return { choice: 'quit' };
    },
    mayRemovePlain: async () => {
      asked.push('remove');
      return false;
    },
    log: {
      info: (fields: object, message?: string) => void logged.push(fields, message),
      warn: (fields: object, message?: string) => void logged.push(fields, message),
    } as never,
    wait: async (seconds) => void asked.push(`wait ${seconds}`),
    ...more,
  });
  return { home, dataDir, keyring, asked, logged, options, file: join(home, 'sealing.key.wrapped') };
}

/** Data sealed with `key`, as a station that ran once leaves it. */
export function makeData(dataDir: string, key: Uint8Array): void {
  openStore({ path: databasePath(dataDir), key }).close();
}

export class PowerCut extends Error {}

/** The power goes before the `after`th change to the disk, or in the middle of a write. */
export function failingDisk(real: Disk, after: number, half: boolean): Disk {
  let left = after;
  const change = (cut: () => void, work: () => void): void => {
    if (left-- <= 0) {
      if (half) cut();
      throw new PowerCut();
    }
    work();
  };
  return {
    read: real.read,
    write: (path, text) =>
      change(
        () => real.write(path, text.slice(0, text.length / 2)),
        () => real.write(path, text),
      ),
    rename: (from, to) =>
      change(
        () => {},
        () => real.rename(from, to),
      ),
    shred: (path, random) =>
      change(
        () => real.write(path, 'half over'),
        () => real.shred(path, random),
      ),
    remove: (path) =>
      change(
        () => {},
        () => real.remove(path),
      ),
  };
}
