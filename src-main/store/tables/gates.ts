/** Gates and their direction. One that was never saved is still a gate: its direction is found out from the day. */
import type { Gate } from '../../../src-shared/contract/attendance.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';

export function gatesTable(connection: Connection): Store['gates'] {
  return {
    list: () => connection.all<Gate>('SELECT name, direction FROM gates ORDER BY name'),
    get: (name) => connection.get<Gate>('SELECT name, direction FROM gates WHERE name = ?', name) ?? null,
    save({ name, direction }) {
      const sql = `INSERT INTO gates (name, direction) VALUES (?, ?)
        ON CONFLICT (name) DO UPDATE SET direction = excluded.direction`;
      connection.run(sql, name, direction);
    },
    remove(name) {
      connection.run('DELETE FROM gates WHERE name = ?', name);
    },
  };
}
