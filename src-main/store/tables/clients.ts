/** Addresses that may call one dialect without a key. */
import type { AllowedClient, Dialect } from '../../../src-shared/access.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';
import { utc } from '../times.ts';

interface ClientRow {
  id: number;
  address: string;
  dialect: string;
  created_at: string;
}

const columns = 'SELECT id, address, dialect, created_at FROM clients';

export function clientsTable(connection: Connection): Store['clients'] {
  return {
    insert({ address, dialect, createdAt }) {
      const sql = 'INSERT INTO clients (address, dialect, created_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING';
      connection.run(sql, address, dialect, utc(createdAt));
      const row = connection.get<ClientRow>(`${columns} WHERE address = ? AND dialect = ?`, address, dialect);
      return client(row as ClientRow);
    },
    list: () => connection.all<ClientRow>(`${columns} ORDER BY id`).map(client),
    remove(clientId) {
      connection.run('DELETE FROM clients WHERE id = ?', clientId);
    },
  };
}

function client({ id, address, dialect, created_at }: ClientRow): AllowedClient {
  return { id, address, dialect: dialect as Dialect, createdAt: created_at };
}
