/** `safeStorage`: wraps with a key of this "computer". Tests take the key ring away, change it, or make it the weak one. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** What Chromium writes before what it closed; the first with the password that everybody can read in its source. */
const marks = { weak: 'v10', strong: 'v11' };

type Backend = ReturnType<Electron.SafeStorage['getSelectedStorageBackend']>;

export class SafeStorageDouble
  implements
    Pick<
      Electron.SafeStorage,
      | 'decryptString'
      | 'decryptStringAsync'
      | 'encryptString'
      | 'encryptStringAsync'
      | 'getSelectedStorageBackend'
      | 'isAsyncEncryptionAvailable'
      | 'isEncryptionAvailable'
    >
{
  available = true;
  backend: Backend = 'gnome_libsecret';
  /** The system has a newer key of its own and wants everything closed again. */
  stale = false;
  /** Another one: whatever was closed before opens no more. */
  key: Buffer;

  /** `file`: keeps the key from one start to the next, as a computer does. */
  constructor(file?: string) {
    this.key = file && existsSync(file) ? readFileSync(file) : randomBytes(32);
    if (file) writeFileSync(file, this.key);
  }

  isEncryptionAvailable = (): boolean => this.available;
  isAsyncEncryptionAvailable = async (): Promise<boolean> => this.available;
  getSelectedStorageBackend = (): Backend => this.backend;
  encryptStringAsync = async (text: string): Promise<Buffer> => this.encryptString(text);
  decryptStringAsync = async (closed: Buffer): Promise<Electron.DecryptStringAsyncReturnValue> => ({
    result: this.decryptString(closed),
    shouldReEncrypt: this.stale,
  });

  encryptString = (text: string): Buffer => {
    if (!this.available) throw new Error('Error while encrypting the text provided to safeStorage.encryptString.');
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, iv);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.from(this.#mark()), iv, cipher.getAuthTag(), sealed]);
  };

  decryptString = (closed: Buffer): string => {
    try {
      if (!this.available || closed.subarray(0, 3).toString() !== this.#mark()) throw new Error();
      const decipher = createDecipheriv('aes-256-gcm', this.key, closed.subarray(3, 15));
      decipher.setAuthTag(closed.subarray(15, 31));
      return Buffer.concat([decipher.update(closed.subarray(31)), decipher.final()]).toString('utf8');
    } catch {
      throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.');
    }
  };

  #mark(): string {
    return this.backend === 'basic_text' ? marks.weak : marks.strong;
  }
}
