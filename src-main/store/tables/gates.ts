/** Gates and their direction. One that was never saved is still a gate: its direction is found out from the day. */
import type { Gate } from '../../../src-shared/contract/attendance.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';
import { uuid7 } from '../uuid.ts';

export function gatesTable(connection: Connection): Store['gates'] {
  const get = (name: string): Gate | null =>
    connection.get<Gate>('SELECT uuid, name, direction FROM gates WHERE name = ?', name) ?? null;
  return {
    list: () => connection.all<Gate>('SELECT uuid, name, direction FROM gates ORDER BY name'),
    get,
    save({ name, direction }) {
      const sql = `INSERT INTO gates (uuid, name, direction) VALUES (?, ?, ?)
        ON CONFLICT (name) DO UPDATE SET direction = excluded.direction`;
      connection.run(sql, uuid7(), name, direction);
      return get(name) as Gate;
    },
    remove(name) {
      connection.run('DELETE FROM gates WHERE name = ?', name);
    },
  };
}
