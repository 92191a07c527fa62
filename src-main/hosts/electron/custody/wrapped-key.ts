/** What `sealing.key.wrapped` says: the sealing key, closed by the system's keyring or by a passphrase, and by which. */

import { createCipheriv, createDecipheriv, randomBytes, type ScryptOptions, scrypt } from 'node:crypto';
import { z } from 'zod';
import { StationError } from '../../../../src-shared/errors.ts';

/** Bytes in base64; the lengths of what is inside are checked by what opens it. */
const bytes = z.base64().max(4096);

const common = {
  version: z.literal(1),
  /** 64 hex digits that tell keys apart and reveal nothing of them: a keyring may open without noticing what it opened. */
  keyCheck: z.string().regex(/^[0-9a-f]{64}$/),
  wrapped: bytes,
  /** Somebody wanted the plain key file to stay: they are not asked again. */
  plainKept: z.boolean().default(false),
};

const wrappedKey = z.discriminatedUnion('by', [
  z.object({ ...common, by: z.literal('keyring'), backend: z.string().min(1).max(40) }),
  z.object({
    ...common,
    by: z.literal('passphrase'),
    backend: z.literal('passphrase'),
    /** Of scrypt. Bounded, so that a changed file cannot ask for all the memory there is. */
    cost: z.int().min(14).max(20),
    salt: bytes,
    nonce: bytes,
    tag: bytes,
  }),
]);

export type WrappedKey = z.output<typeof wrappedKey>;
export type KeyringWrap = Extract<WrappedKey, { by: 'keyring' }>;
export type PassphraseWrap = Extract<WrappedKey, { by: 'passphrase' }>;

export const wrappedKeyName = 'sealing.key.wrapped';

/** Throws `wrong_key` (`reason` `damaged`). */
export function parseWrapped(text: string): WrappedKey {
  const parsed = wrappedKey.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  throw new StationError(
    'wrong_key',
    `The file ${wrappedKeyName} is damaged. Choose the copy of the sealing key that was exported, or restore the file.`,
    { reason: 'damaged' },
  );
}

export function textOf(wrapped: WrappedKey): string {
  return `${JSON.stringify(wrapped, null, 2)}\n`;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** N = 2^17, r = 8, p = 1: OWASP's first choice for scrypt (Password Storage Cheat Sheet); 128 MB and about a third of a second. */
export const defaultCost = 17;
const saltBytes = 16;
const nonceBytes = 12;
const tagBytes = 16;
const associated = Buffer.from('hadir sealing key by passphrase v1');

type Closed = Pick<PassphraseWrap, 'cost' | 'salt' | 'nonce' | 'tag' | 'wrapped'>;

/** The sealing key closed by a passphrase, for computers whose system keeps no secrets: scrypt, then AES-256-GCM. `cost`: log2 of
 * scrypt's N; smaller only in tests. */
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
