/** Who may call: keys, and addresses that need none. */
import type { AllowedClient, Dialect, Scope } from '../../../src-shared/access.ts';
import type { Store, StoredKey } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';
import { utc } from '../times.ts';

interface KeyRow {
  id: number;
  name: string;
  hash: string;
  scopes: string;
  created_at: string;
  expires_at: string | null;
  revoked_at: string | null;
  last_used_at: string | null;
}

const keyColumns = 'SELECT id, name, hash, scopes, created_at, expires_at, revoked_at, last_used_at FROM keys';

/** API keys: their hashes, scopes and lives. */
export function keysTable(connection: Connection): Store['keys'] {
  const get = (keyId: number): StoredKey | null => {
    const row = connection.get<KeyRow>(`${keyColumns} WHERE id = ?`, keyId);
    return row ? stored(row) : null;
  };
  return {
    get,
    insert({ name, hash, scopes, createdAt, expiresAt }) {
      const sql = 'INSERT INTO keys (name, hash, scopes, created_at, expires_at) VALUES (?, ?, ?, ?, ?)';
      const expires = expiresAt === null ? null : utc(expiresAt);
      const { id } = connection.run(sql, name, hash, JSON.stringify(scopes), utc(createdAt), expires);
      return get(id) as StoredKey;
    },
    list: () => connection.all<KeyRow>(`${keyColumns} ORDER BY id`).map(stored),
    revoke(keyId, at) {
      connection.run('UPDATE keys SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL', utc(at), keyId);
    },
    used(keyId, at) {
      connection.run('UPDATE keys SET last_used_at = ? WHERE id = ?', utc(at), keyId);
    },
  };
}

function stored(row: KeyRow): StoredKey {
  return {
    id: row.id,
    name: row.name,
    hash: row.hash,
    scopes: JSON.parse(row.scopes) as Scope[],
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
  };
}

interface ClientRow {
  id: number;
  address: string;
  dialect: string;
  created_at: string;
}

const clientColumns = 'SELECT id, address, dialect, created_at FROM clients';

/** Addresses that may call one dialect without a key. */
export function clientsTable(connection: Connection): Store['clients'] {
  return {
    insert({ address, dialect, createdAt }) {
      const sql = 'INSERT INTO clients (address, dialect, created_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING';
      connection.run(sql, address, dialect, utc(createdAt));
      const row = connection.get<ClientRow>(`${clientColumns} WHERE address = ? AND dialect = ?`, address, dialect);
      return client(row as ClientRow);
    },
    list: () => connection.all<ClientRow>(`${clientColumns} ORDER BY id`).map(client),
    remove(clientId) {
      connection.run('DELETE FROM clients WHERE id = ?', clientId);
    },
  };
}

function client({ id, address, dialect, created_at }: ClientRow): AllowedClient {
  return { id, address, dialect: dialect as Dialect, createdAt: created_at };
}
