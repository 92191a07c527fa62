/**
 * Whose key it is. A key is found by its number and checked against its slow hash once; after that its digest is remembered,
 * so that a request costs no 50 ms. Whether it is revoked or expired is read anew each time.
 */
import { type AllowedClient, dialectScopes, type Scope } from '../../../src-shared/access.ts';
import { noteAt } from '../audit/note.ts';
import type { Clock, KeyHasher, Store, StoredKey } from '../ports.ts';
import { Limiter } from './limiter.ts';

/** The name of the key that comes from the settings. It has no number, is in no list, and ends with its variable. */
export const seededKeyName = 'HADIR_API_KEY';

export interface KnownKey {
  /** null for the seeded one. */
  id: number | null;
  name: string;
  scopes: readonly Scope[];
}

export interface Keyring {
  /** null for a text that is no valid key. `address`: whose failure it would be. Throws `too_many_requests`. */
  keyOf(text: string, address: string): Promise<KnownKey | null>;
  /** Who may call a keyless dialect from another machine without a key. */
  allowedClients(): AllowedClient[];
}

export interface KeyringPorts {
  store: Pick<Store, 'keys' | 'clients' | 'audit' | 'transaction'>;
  keyHasher: KeyHasher;
  /** Expiry is compared with it. */
  computerClock: Clock;
  /** Of free form, with all dialect scopes; null for none. */
  seed: string | null;
}

/** Wrong keys of one address within a minute that lock it out, for a minute from the last. */
const maxFailures = 5;
const minute = 60_000;
/** Milliseconds between two notes of when a key was used last: each is a write to the disk. */
const noteEvery = minute;

export function createKeyring({ store, keyHasher, computerClock, seed }: KeyringPorts): Keyring {
  /** Digest of a key's text -> its number. Only what was verified is in it. */
  const verified = new Map<string, number>();
  const running = new Map<string, Promise<StoredKey | null>>();
  const attempts = new Limiter(computerClock, {
    most: maxFailures,
    windowMs: minute,
    waitsMs: [minute],
    what: 'wrong API keys',
    onLocked: (address, failures) =>
      noteAt(store, computerClock.now().toISOString(), {
        actor: address,
        action: 'key.locked_out',
        subject: `address:${address}`,
        details: { failures },
      }),
  });

  const valid = (key: StoredKey | null): StoredKey | null => {
    if (!key) return null;
    const settled = settleExpiry({ store, computerClock }, key);
    return settled.revokedAt === null ? settled : null;
  };

  const verify = async (text: string, digest: string): Promise<StoredKey | null> => {
    const parsed = parseKey(text);
    const key = parsed && valid(store.keys.get(parsed.id));
    if (!key || !(await keyHasher.matches(parsed.secret, key.hash))) return null;
    verified.set(digest, key.id);
    // It may have been revoked while its hash was computed.
    return valid(store.keys.get(key.id));
  };

  /** A right key does not wipe out the wrong ones: whoever has one may still be guessing at another. */
  const limited = async (text: string, digest: string, address: string): Promise<StoredKey | null> => {
    const one = attempts.begin(address);
    let wrong = false;
    try {
      const key = await verify(text, digest);
      wrong = key === null;
      return key;
    } finally {
      if (wrong) one.wrong();
      else one.over(false);
    }
  };

  /** Calls of one address with one text that come at once are one try. */
  const attempt = (text: string, digest: string, address: string): Promise<StoredKey | null> => {
    const call = `${address} ${digest}`;
    const under = running.get(call) ?? limited(text, digest, address);
    running.set(call, under);
    return under.finally(() => running.delete(call));
  };

  const note = (key: StoredKey): void => {
    const now = computerClock.now();
    if (key.lastUsedAt !== null && now.getTime() - Date.parse(key.lastUsedAt) < noteEvery) return;
    try {
      store.keys.used(key.id, now.toISOString());
    } catch {
      // On a full disk the key is as good as before.
    }
  };

  return {
    async keyOf(text, address) {
      attempts.check(address);
      if (seed !== null && keyHasher.same(text, seed)) return { id: null, name: seededKeyName, scopes: dialectScopes };
      const digest = keyHasher.digest(text);
      const known = verified.get(digest);
      const key = (known !== undefined && valid(store.keys.get(known))) || (await attempt(text, digest, address));
      if (!key) {
        verified.delete(digest);
        return null;
      }
      note(key);
      return { id: key.id, name: key.name, scopes: key.scopes };
    },
    allowedClients: () => store.clients.list(),
  };
}

export interface ExpiryPorts {
  store: Pick<Store, 'keys' | 'audit' | 'transaction'>;
  computerClock: Pick<Clock, 'now'>;
}

/** Keys end at a time of the computer's clock, which may be set back. What was once seen expired stays expired: it is revoked. */
export function isExpired({ expiresAt }: Pick<StoredKey, 'expiresAt'>, now: Date): boolean {
  return expiresAt !== null && Date.parse(expiresAt) <= now.getTime();
}

/** The key as it is from now on: one whose time is over is revoked, at that time. */
export function settleExpiry({ store, computerClock }: ExpiryPorts, key: StoredKey): StoredKey {
  const now = computerClock.now();
  if (key.revokedAt !== null || key.expiresAt === null || !isExpired(key, now)) return key;
  const ended = { ...key, revokedAt: key.expiresAt };
  try {
    store.transaction(() => {
      store.keys.revoke(key.id, ended.revokedAt);
      const details = { name: key.name, expiresAt: key.expiresAt };
      noteAt(store, now.toISOString(), {
        actor: 'station',
        action: 'key.expired',
        subject: `key:${key.id}`,
        details,
      });
    });
  } catch {
    // On a full disk it is refused all the same; it is noted the next time it is seen.
  }
  return ended;
}

/** What an API key looks like: `hadir_<number>_<secret>`. The number finds its row, so that only one hash must be tried. */
export function keyText(id: number, secret: string): string {
  return `hadir_${id}_${secret}`;
}

/** null for a text that is no key of this form. */
export function parseKey(text: string): { id: number; secret: string } | null {
  const match = /^hadir_([1-9]\d{0,14})_([\w-]{20,100})$/.exec(text);
  return match ? { id: Number(match[1]), secret: match[2] as string } : null;
}
