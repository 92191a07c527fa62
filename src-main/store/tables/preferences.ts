/** What staff set, as JSON by name; secrets are sealed. */
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';
import type { Seal, SealedFor } from '../seal.ts';

export function preferencesTable(connection: Connection, seal: Seal): Store['preferences'] {
  return {
    get(name) {
      const row = connection.get<{ value: string | null }>('SELECT value FROM preferences WHERE name = ?', name);
      return row?.value == null ? null : JSON.parse(row.value);
    },
    put(name, value) {
      const sql = `INSERT INTO preferences (name, value) VALUES (?, ?)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value`;
      connection.run(sql, name, JSON.stringify(value));
    },
    secret(name) {
      const row = connection.get<{ sealed: Uint8Array | null }>('SELECT sealed FROM preferences WHERE name = ?', name);
      return row?.sealed ? seal.open(row.sealed, purpose(name)) : null;
    },
    putSecret(name, value) {
      const sql = `INSERT INTO preferences (name, sealed) VALUES (?, ?)
        ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed`;
      connection.run(sql, name, value && seal.close(value, purpose(name)));
    },
  };
}

function purpose(name: string): SealedFor {
  return { kind: 'preference', tenantId: 0, personId: 0, packId: '', record: name };
}
