/** Of the station itself: facts about the database, schools, and what staff set. */

import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';
import type { Seal, SealedFor } from '../seal.ts';
import { utc } from '../times.ts';

export interface MetaTable {
  get(name: string): string | null;
  set(name: string, value: string): void;
}

/** Small facts about the database itself, by name. */
export function metaTable(connection: Connection): MetaTable {
  return {
    get: (name) => connection.get<{ value: string }>('SELECT value FROM meta WHERE name = ?', name)?.value ?? null,
    set(name, value) {
      connection.run(
        'INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
        name,
        value,
      );
    },
  };
}

/** Schools. */
export function tenantsTable(connection: Connection): Store['tenants'] {
  return {
    exists: (tenantId) => connection.get('SELECT 1 FROM tenants WHERE id = ?', tenantId) !== undefined,
    create(tenantId, at) {
      connection.run('INSERT INTO tenants VALUES (?, ?) ON CONFLICT DO NOTHING', tenantId, utc(at));
    },
    ids: () => connection.all<{ id: number }>('SELECT id FROM tenants ORDER BY id').map(({ id }) => id),
  };
}

/** What staff set, as JSON by name; secrets are sealed. */
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
