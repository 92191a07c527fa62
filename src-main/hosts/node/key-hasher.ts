/** Salted scrypt for API keys (argon2 is not in Electron's crypto). */
import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { KeyHasher } from '../../station/ports.ts';

/** N = 2^14, r = 8, p = 1: some 50 ms and 16 MB a try; a key is 256 random bits, so nobody guesses it anyway. */
const cost = { N: 2 ** 14, r: 8, p: 1 };
const saltBytes = 16;
const hashBytes = 32;

export const keyHasher: KeyHasher = {
  newSecret: () => randomBytes(32).toString('base64url'),
  random: (count) => randomBytes(count),
  async hash(text) {
    const salt = randomBytes(saltBytes);
    return `scrypt$${cost.N}$${salt.toString('base64')}$${(await derive(text, salt, cost.N)).toString('base64')}`;
  },
  async matches(text, hash) {
    const [scheme, n, salt, expected] = hash.split('$');
    if (scheme !== 'scrypt' || !salt || !expected) return false;
    const found = await derive(text, Buffer.from(salt, 'base64'), Number(n));
    const wanted = Buffer.from(expected, 'base64');
    return wanted.length === found.length && timingSafeEqual(wanted, found);
  },
  digest: (text) => sha256(text).toString('base64'),
  same: (a, b) => timingSafeEqual(sha256(a), sha256(b)),
};

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function derive(text: string, salt: Uint8Array, n: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(text, salt, hashBytes, { ...cost, N: n }, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
