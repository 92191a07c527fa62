/** API keys, allowed clients and the audit list. */
import type { KeySummary } from '../../../src-shared/access.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { type Context, nowIso } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import type { StoredKey } from '../ports.ts';
import { keyText } from './keys.ts';

type Commands =
  | 'keys.create'
  | 'keys.list'
  | 'keys.revoke'
  | 'clients.allow'
  | 'clients.list'
  | 'clients.remove'
  | 'audit.list';

export function accessCommands(context: Context): Handlers<Commands> {
  const { store, keyHasher } = context;
  const note = (actor: string, action: string, subject: string, details: Record<string, unknown> = {}): void =>
    store.audit.append({ at: nowIso(context), actor, action, subject, details });

  return {
    'keys.create': async ({ name, scopes, expiresAt, actor }) => {
      const secret = keyHasher.newSecret();
      const hash = await keyHasher.hash(secret);
      const key = store.transaction(() => {
        const unique = [...new Set(scopes)];
        const stored = store.keys.insert({ name, hash, scopes: unique, createdAt: nowIso(context), expiresAt });
        note(actor, 'key.created', `key:${stored.id}`, { name, scopes: unique, expiresAt });
        return stored;
      });
      return { ...summary(key), key: keyText(key.id, secret) };
    },

    'keys.list': () => ({ keys: store.keys.list().map(summary) }),

    'keys.revoke': ({ keyId, actor }) => {
      const key = store.keys.get(keyId);
      if (!key) throw new StationError('key_not_found', `API key ${keyId} was not found.`, { keyId });
      if (key.revokedAt === null)
        store.transaction(() => {
          store.keys.revoke(keyId, nowIso(context));
          note(actor, 'key.revoked', `key:${keyId}`, { name: key.name });
        });
      return summary(store.keys.get(keyId) as StoredKey);
    },

    'clients.allow': ({ address, dialect, actor }) =>
      store.transaction(() => {
        note(actor, 'client.allowed', `client:${address}`, { dialect });
        return store.clients.insert({ address, dialect, createdAt: nowIso(context) });
      }),

    'clients.list': () => ({ clients: store.clients.list() }),

    'clients.remove': ({ clientId, actor }) => {
      store.transaction(() => {
        store.clients.remove(clientId);
        note(actor, 'client.removed', `client:${clientId}`);
      });
      return { removed: true };
    },

    'audit.list': ({ limit, cursor }) => store.audit.list(limit, cursor),
  };
}

function summary({ hash: _, ...key }: StoredKey): KeySummary {
  return key;
}
