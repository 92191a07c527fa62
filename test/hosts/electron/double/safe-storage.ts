/** `safeStorage`: wraps with a key of this "computer". Tests take the key ring away, change it, or make it the weak one. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

type Backend = ReturnType<Electron.SafeStorage['getSelectedStorageBackend']>;

export class SafeStorageDouble
  implements
    Pick<
      Electron.SafeStorage,
      'decryptString' | 'encryptString' | 'getSelectedStorageBackend' | 'isEncryptionAvailable'
    >
{
  available = true;
  backend: Backend = 'gnome_libsecret';
  /** Another one: whatever was wrapped before opens no more. */
  key: Buffer;

  /** `file`: keeps the key from one start to the next, as a computer does. */
  constructor(file?: string) {
    this.key = file && existsSync(file) ? readFileSync(file) : randomBytes(32);
    if (file) writeFileSync(file, this.key);
  }

  isEncryptionAvailable = (): boolean => this.available;
  getSelectedStorageBackend = (): Backend => this.backend;

  encryptString = (text: string): Buffer => {
    if (!this.available) throw new Error('Error while encrypting the text provided to safeStorage.encryptString.');
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, iv);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.from('v10'), iv, cipher.getAuthTag(), sealed]);
  };

  decryptString = (wrapped: Buffer): string => {
    try {
      if (!this.available || wrapped.subarray(0, 3).toString() !== 'v10') throw new Error();
      const decipher = createDecipheriv('aes-256-gcm', this.key, wrapped.subarray(3, 15));
      decipher.setAuthTag(wrapped.subarray(15, 31));
      return Buffer.concat([decipher.update(wrapped.subarray(31)), decipher.final()]).toString('utf8');
    } catch {
      throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.');
    }
  };
}
