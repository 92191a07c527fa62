/** The sealing key closed by a passphrase, for computers whose system keeps no secrets: scrypt, then AES-256-GCM. */
import { createCipheriv, createDecipheriv, randomBytes, type ScryptOptions, scrypt } from 'node:crypto';
import type { PassphraseWrap } from './wrapped-key.ts';

/** N = 2^17, r = 8, p = 1: OWASP's first choice for scrypt (Password Storage Cheat Sheet); 128 MB and about a third of a second. */
export const defaultCost = 17;
const saltBytes = 16;
const nonceBytes = 12;
const tagBytes = 16;
const associated = Buffer.from('hadir sealing key by passphrase v1');

type Closed = Pick<PassphraseWrap, 'cost' | 'salt' | 'nonce' | 'tag' | 'wrapped'>;

/** `cost`: log2 of scrypt's N; smaller only in tests. */
export async function closeByPassphrase(key: Uint8Array, passphrase: string, cost = defaultCost): Promise<Closed> {
  const salt = randomBytes(saltBytes);
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', await derive(passphrase, salt, cost), nonce, {
    authTagLength: tagBytes,
  });
  cipher.setAAD(associated);
  const wrapped = Buffer.concat([cipher.update(key), cipher.final()]);
  const text = (bytes: Buffer): string => bytes.toString('base64');
  return { cost, salt: text(salt), nonce: text(nonce), tag: text(cipher.getAuthTag()), wrapped: text(wrapped) };
}

/** null for a wrong passphrase. */
export async function openByPassphrase(closed: Closed, passphrase: string): Promise<Uint8Array | null> {
  const bytes = (text: string): Buffer => Buffer.from(text, 'base64');
  const derived = await derive(passphrase, bytes(closed.salt), closed.cost);
  try {
    const decipher = createDecipheriv('aes-256-gcm', derived, bytes(closed.nonce), { authTagLength: tagBytes });
    decipher.setAAD(associated);
    decipher.setAuthTag(bytes(closed.tag));
    return Buffer.concat([decipher.update(bytes(closed.wrapped)), decipher.final()]);
  } catch {
    return null;
  }
}

/** The same letters typed on another keyboard are the same passphrase: NFKC. */
function derive(passphrase: string, salt: Buffer, cost: number): Promise<Buffer> {
  const N = 2 ** cost;
  const options: ScryptOptions = { N, r: 8, p: 1, maxmem: 2 * 128 * N * 8 };
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, 32, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
