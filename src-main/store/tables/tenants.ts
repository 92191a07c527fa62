/** Schools. */
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';
import { utc } from '../times.ts';

export function tenantsTable(connection: Connection): Store['tenants'] {
  return {
    exists: (tenantId) => connection.get('SELECT 1 FROM tenants WHERE id = ?', tenantId) !== undefined,
    create(tenantId, at) {
      connection.run('INSERT INTO tenants VALUES (?, ?) ON CONFLICT DO NOTHING', tenantId, utc(at));
    },
    ids: () => connection.all<{ id: number }>('SELECT id FROM tenants ORDER BY id').map(({ id }) => id),
  };
}
