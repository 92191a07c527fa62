/** Keys end at a time of the computer's clock, which may be set back. What was once seen expired stays expired: it is revoked. */
import { noteAt } from '../audit/note.ts';
import type { Clock, Store, StoredKey } from '../ports.ts';

export interface ExpiryPorts {
  store: Pick<Store, 'keys' | 'audit' | 'transaction'>;
  computerClock: Pick<Clock, 'now'>;
}

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
