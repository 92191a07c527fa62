/** Who belonged to which group when. `to_date` is the first date that no longer counts. */
import { StationError } from '../../../src-shared/errors.ts';
import type { Member } from '../../station/ports/attendance.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection, SqlValue } from '../connection.ts';
import { violates } from '../sqlite-errors.ts';
import { keepGroup } from './groups.ts';

type Membership = ReturnType<Store['memberships']['ofPerson']>[number];
type Query = Parameters<Store['memberships']['between']>[0];

const ofPerson = `SELECT group_name AS "group", from_date AS "from", to_date AS "to" FROM memberships
  WHERE person_id = ? ORDER BY from_date`;

const columns = `SELECT people.id AS personId, user_id AS userId, name, from_date AS "from", to_date AS "to",
  memberships.group_name AS "group",
  EXISTS (SELECT 1 FROM portraits WHERE portraits.person_id = people.id) AS hasPortrait`;
const overlapping = 'from_date <= ? AND (to_date IS NULL OR to_date > ?)';
const inOrder = 'ORDER BY name_folded, people.id, from_date';

/** CROSS JOIN keeps the order of the tables: SQLite does not know which of the two ways in is the narrow one. */
const statements = {
  everybody: `${columns} FROM people CROSS JOIN memberships ON person_id = people.id
    WHERE tenant_id = ? AND ${overlapping} ${inOrder}`,
  ofGroup: `${columns} FROM memberships CROSS JOIN people ON people.id = person_id
    WHERE memberships.group_name = ? AND tenant_id = ? AND ${overlapping} ${inOrder}`,
  ofOne: `${columns} FROM people CROSS JOIN memberships ON person_id = people.id
    WHERE people.id = ? AND tenant_id = ? AND ${overlapping} ${inOrder}`,
};

export function membershipsTable(connection: Connection): Store['memberships'] {
  return {
    ofPerson: (personId) => connection.all<Membership>(ofPerson, personId),
    add(personId, { from, to, group }) {
      if (!inserted(connection, [personId, from, to, group])) {
        const message = `This person joins a group on ${from} already. End that membership first.`;
        throw new StationError('conflict', message, { personId, from });
      }
      const tenant = connection.get<{ id: number }>('SELECT tenant_id AS id FROM people WHERE id = ?', personId);
      if (tenant) keepGroup(connection, tenant.id, group);
    },
    between: (query) =>
      rowsOf(connection, query).map(({ hasPortrait, ...row }) => ({ ...row, hasPortrait: hasPortrait === 1 })),
  };
}

type Row = Omit<Member, 'hasPortrait'> & { hasPortrait: number };

function rowsOf(connection: Connection, { tenantId, from, to, group, personId }: Query): Row[] {
  const range: SqlValue[] = [tenantId, to, from];
  if (personId !== undefined) {
    const rows = connection.all<Row>(statements.ofOne, personId, ...range);
    return group === undefined ? rows : rows.filter((row) => row.group === group);
  }
  if (group !== undefined) return connection.all<Row>(statements.ofGroup, group, ...range);
  return connection.all<Row>(statements.everybody, ...range);
}

/** Whether the row is new; one with the same person and first date is left as it is. */
function inserted(connection: Connection, values: [number, string, string | null, string]): boolean {
  try {
    const sql = 'INSERT INTO memberships VALUES (?, ?, ?, ?) ON CONFLICT (person_id, from_date) DO NOTHING';
    return connection.run(sql, ...values).changes === 1;
  } catch (thrown) {
    if (!violates(thrown, 'FOREIGNKEY')) throw thrown;
    throw new StationError('person_not_found', 'There is no such person.', { personId: values[0] });
  }
}
