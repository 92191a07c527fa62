/** API keys: their hashes, scopes and lives. */
import type { Scope } from '../../../src-shared/access.ts';
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

const columns = 'SELECT id, name, hash, scopes, created_at, expires_at, revoked_at, last_used_at FROM keys';

export function keysTable(connection: Connection): Store['keys'] {
  const get = (keyId: number): StoredKey | null => {
    const row = connection.get<KeyRow>(`${columns} WHERE id = ?`, keyId);
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
    list: () => connection.all<KeyRow>(`${columns} ORDER BY id`).map(stored),
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
