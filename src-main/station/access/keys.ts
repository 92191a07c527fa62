/** API keys: given out once, listed without what is secret, revoked. */
import type { KeySummary } from '../../../src-shared/access.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { note } from '../audit/note.ts';
import { type Context, nowIso } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import type { StoredKey } from '../ports.ts';
import { isExpired, keyText, settleExpiry } from './keyring.ts';

export function keyCommands(context: Context): HandlersOf<'keys'> {
  const { store, keyHasher } = context;

  return {
    'keys.create': async ({ name, scopes, expiresAt, actor }) => {
      if (isExpired({ expiresAt }, context.computerClock.now()))
        throw new StationError('invalid_argument', 'expiresAt must be a time to come.', { field: 'expiresAt' });
      const secret = keyHasher.newSecret();
      const hash = await keyHasher.hash(secret);
      const key = store.transaction(() => {
        const unique = [...new Set(scopes)];
        const stored = store.keys.insert({ name, hash, scopes: unique, createdAt: nowIso(context), expiresAt });
        note(context, actor, 'key.created', `key:${stored.id}`, { name, scopes: unique, expiresAt });
        return stored;
      });
      return { ...summary(key), key: keyText(key.id, secret) };
    },

    'keys.list': () => ({ keys: store.keys.list().map((key) => summary(settleExpiry(context, key))) }),

    'keys.revoke': ({ keyId, actor }) => {
      const key = store.keys.get(keyId);
      if (!key) throw new StationError('key_not_found', `API key ${keyId} was not found.`, { keyId });
      if (key.revokedAt === null)
        store.transaction(() => {
          store.keys.revoke(keyId, nowIso(context));
          note(context, actor, 'key.revoked', `key:${keyId}`, { name: key.name });
        });
      return summary(store.keys.get(keyId) as StoredKey);
    },
  };
}

function summary({ hash: _, ...key }: StoredKey): KeySummary {
  return key;
}
