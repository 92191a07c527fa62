/** API keys and allowed clients. */
import { type KeySummary, keylessDialects } from '../../../src-shared/access.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { note } from '../audit/note.ts';
import { type Context, nowIso } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import type { StoredKey } from '../ports.ts';
import { isExpired, settleExpiry } from './expiry.ts';
import { keyText } from './keys.ts';

type Commands = 'keys.create' | 'keys.list' | 'keys.revoke' | 'clients.allow' | 'clients.list' | 'clients.remove';

export function accessCommands(context: Context): Handlers<Commands> {
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

    'clients.allow': ({ address, dialect, actor }) => {
      if (!keylessDialects.has(dialect)) {
        const message = `The ${dialect} dialect always wants a key. Make one with \`hadir keys create\`.`;
        throw new StationError('invalid_argument', message, { field: 'dialect' });
      }
      return store.transaction(() => {
        note(context, actor, 'client.allowed', `client:${address}`, { dialect });
        return store.clients.insert({ address, dialect, createdAt: nowIso(context) });
      });
    },

    'clients.list': () => ({ clients: store.clients.list() }),

    'clients.remove': ({ clientId, actor }) => {
      const client = store.clients.list().find(({ id }) => id === clientId);
      if (!client) throw new StationError('invalid_argument', `Client ${clientId} is not on the list.`, { clientId });
      store.transaction(() => {
        store.clients.remove(clientId);
        note(context, actor, 'client.removed', `client:${client.address}`, { dialect: client.dialect });
      });
      return { removed: true };
    },
  };
}

function summary({ hash: _, ...key }: StoredKey): KeySummary {
  return key;
}
