import { expect, it } from 'vitest';
import { keyHasher } from '../../../../src-main/hosts/node/key-hasher.ts';

it('makes secrets of 32 random bytes that go into a header as they are', () => {
  const secrets = Array.from({ length: 50 }, () => keyHasher.newSecret());
  expect(new Set(secrets).size).toBe(50);
  for (const secret of secrets) expect(secret).toMatch(/^[\w-]{43}$/);
});

it('hashes with a salt of its own, and matches only the text itself', async () => {
  const [a, b] = [await keyHasher.hash('rahasia'), await keyHasher.hash('rahasia')];
  expect(a).toMatch(/^scrypt\$16384\$[A-Za-z0-9+/=]{24}\$[A-Za-z0-9+/=]{44}$/);
  expect(a).not.toBe(b);
  for (const hash of [a, b]) expect(await keyHasher.matches('rahasia', hash)).toBe(true);
  for (const text of ['', 'Rahasia', 'rahasia ']) expect(await keyHasher.matches(text, a)).toBe(false);
});

it.each(['', 'scrypt', 'argon2$16384$AAAA$AAAA', 'scrypt$16384$$AAAA', 'scrypt$16384$AAAA$'])(
  'nothing matches what is no hash of its own (%j)',
  async (hash) => {
    expect(await keyHasher.matches('', hash)).toBe(false);
  },
);
