/** Members of staff. Names are found whatever their case and accents. */
import type { StaffMember } from '../../../src-shared/contract/staff.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { fold } from '../../../src-shared/names.ts';
import type { StoredStaff } from '../../station/ports/staff.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';
import { violates } from '../sqlite-errors.ts';
import { utc } from '../times.ts';

interface Row {
  id: number;
  name: string;
  role: string;
  hash: string;
  active: number;
  created_at: string;
  last_sign_in_at: string | null;
}

const columns = 'id, name, role, hash, active, created_at, last_sign_in_at';

export function staffTable(connection: Connection): Store['staff'] {
  return {
    list: () => connection.all<Row>(`SELECT ${columns} FROM staff ORDER BY name_folded`).map(member),
    get: (staffId) => one(connection.get<Row>(`SELECT ${columns} FROM staff WHERE id = ?`, staffId)),
    byName: (name) => one(connection.get<Row>(`SELECT ${columns} FROM staff WHERE name_folded = ?`, fold(name))),
    insert(added) {
      const { name, role, hash, active } = added;
      const createdAt = utc(added.createdAt);
      const sql = 'INSERT INTO staff (name, name_folded, role, hash, active, created_at) VALUES (?, ?, ?, ?, ?, ?)';
      try {
        const { id } = connection.run(sql, name, fold(name), role, hash, active ? 1 : 0, createdAt);
        return { ...added, id, createdAt, lastSignInAt: null };
      } catch (thrown) {
        if (violates(thrown, 'UNIQUE')) throw new StationError('conflict', 'Somebody of that name is there already.');
        throw thrown;
      }
    },
    update(staffId, { role, active, hash }) {
      connection.run(
        'UPDATE staff SET role = ?, active = ?, hash = ? WHERE id = ?',
        role,
        active ? 1 : 0,
        hash,
        staffId,
      );
    },
    signedIn(staffId, at) {
      connection.run('UPDATE staff SET last_sign_in_at = ? WHERE id = ?', utc(at), staffId);
    },
  };
}

function one(row: Row | undefined): StoredStaff | null {
  return row ? member(row) : null;
}

function member(row: Row): StoredStaff {
  return {
    id: row.id,
    name: row.name,
    role: row.role as StaffMember['role'],
    hash: row.hash,
    active: row.active === 1,
    createdAt: row.created_at,
    lastSignInAt: row.last_sign_in_at,
  };
}
