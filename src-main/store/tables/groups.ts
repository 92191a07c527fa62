/** Groups: those that staff described, and those that people simply belong to. */
import type { Group, SchoolYear } from '../../../src-shared/contract/roster.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';
import { uuid7 } from '../uuid.ts';

/** Of a group that somebody describes; whoever only belongs to it does not overwrite that. */
const saving = `INSERT INTO groups (uuid, tenant_id, name, grade, teacher, described) VALUES (?, ?, ?, ?, ?, 1)
  ON CONFLICT (tenant_id, name) DO UPDATE SET grade = excluded.grade, teacher = excluded.teacher, described = 1`;
const keeping = `INSERT INTO groups (uuid, tenant_id, name, grade, teacher, described) VALUES (?, ?, ?, NULL, '', 0)
  ON CONFLICT (tenant_id, name) DO NOTHING`;

/** Groups without a grade come last; within a grade, 7A stands before 7B and 7-2 before 7-10. */
const byName = new Intl.Collator('id', { numeric: true }).compare;

/** Whoever will belong to a group, or does, from a date on: a group that waits for its pupils is not empty. */
const membersFrom = `SELECT EXISTS (SELECT 1 FROM memberships WHERE group_name = ?
  AND (to_date IS NULL OR to_date > ?)) AS found`;

const touched = `SELECT person_id AS personId FROM memberships WHERE from_date > ? AND from_date <= ?
  UNION SELECT person_id FROM memberships WHERE to_date > ? AND to_date <= ?`;

/** A group that people belong to has a number and a UUID, described or not. Part of the caller's transaction. */
export function keepGroup(connection: Connection, tenantId: number, name: string): void {
  if (name !== '') connection.run(keeping, uuid7(), tenantId, name);
}

export function groupsTable(connection: Connection): Store['groups'] {
  return {
    list(tenantId) {
      const sql = `SELECT uuid, name, grade, teacher, described,
        (SELECT count(*) FROM people WHERE people.tenant_id = groups.tenant_id AND group_name = groups.name) AS people
        FROM groups WHERE tenant_id = ?`;
      return connection
        .all<Group & { described: number }>(sql, tenantId)
        .filter(({ described, people }) => described === 1 || people > 0)
        .map(({ described, ...group }) => group)
        .sort((a, b) => (a.grade ?? 99) - (b.grade ?? 99) || byName(a.name, b.name));
    },
    get: (tenantId, name) =>
      connection.get<Omit<Group, 'people'>>(
        'SELECT uuid, name, grade, teacher FROM groups WHERE tenant_id = ? AND name = ? AND described = 1',
        tenantId,
        name,
      ) ?? null,
    save(tenantId, { name, grade, teacher }) {
      connection.run(saving, uuid7(), tenantId, name, grade, teacher);
    },
    remove(tenantId, name) {
      // Its name and UUID stay where people once belonged to it: their days say so.
      const left = 'SELECT EXISTS (SELECT 1 FROM memberships WHERE group_name = ?) AS found';
      const sql =
        connection.get<{ found: number }>(left, name)?.found === 1
          ? "UPDATE groups SET grade = NULL, teacher = '', described = 0 WHERE tenant_id = ? AND name = ?"
          : 'DELETE FROM groups WHERE tenant_id = ? AND name = ?';
      connection.run(sql, tenantId, name);
    },
    hasMembers: (name, from) => connection.get<{ found: number }>(membersFrom, name, from)?.found === 1,
    clear(personId, from) {
      connection.run('DELETE FROM memberships WHERE person_id = ? AND from_date >= ?', personId, from);
      const sql = 'UPDATE memberships SET to_date = ? WHERE person_id = ? AND (to_date IS NULL OR to_date > ?)';
      connection.run(sql, from, personId, from);
    },
    changedBetween: (after, until) =>
      connection.all<{ personId: number }>(touched, after, until, after, until).map(({ personId }) => personId),
  };
}

const insertion = `INSERT INTO years (name, from_date, to_date) VALUES (?, ?, ?)
  ON CONFLICT (name) DO UPDATE SET from_date = excluded.from_date, to_date = excluded.to_date`;
const inOrder = 'SELECT id, name, from_date AS "from", to_date AS "to" FROM years ORDER BY from_date, id';
const named = 'SELECT id, name, from_date AS "from", to_date AS "to" FROM years WHERE name = ?';

/** School years: names for stretches of dates, that reports and promotions are chosen by. */
export function yearsTable(connection: Connection): Store['years'] {
  return {
    list: () => connection.all<SchoolYear>(inOrder),
    save({ name, from, to }) {
      connection.run(insertion, name, from, to);
      return connection.get<SchoolYear>(named, name) as SchoolYear;
    },
  };
}
