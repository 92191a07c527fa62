/** Small facts about the database itself, by name. */
import type { Connection } from '../connection.ts';

export interface MetaTable {
  get(name: string): string | null;
  set(name: string, value: string): void;
}

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
