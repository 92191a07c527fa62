/** School years: names for stretches of dates, that reports and promotions are chosen by. */
import type { SchoolYear } from '../../../src-shared/contract/roster.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';

const insertion = `INSERT INTO years (name, from_date, to_date) VALUES (?, ?, ?)
  ON CONFLICT (name) DO UPDATE SET from_date = excluded.from_date, to_date = excluded.to_date`;
const inOrder = 'SELECT id, name, from_date AS "from", to_date AS "to" FROM years ORDER BY from_date, id';
const named = 'SELECT id, name, from_date AS "from", to_date AS "to" FROM years WHERE name = ?';

export function yearsTable(connection: Connection): Store['years'] {
  return {
    list: () => connection.all<SchoolYear>(inOrder),
    save({ name, from, to }) {
      connection.run(insertion, name, from, to);
      return connection.get<SchoolYear>(named, name) as SchoolYear;
    },
  };
}
