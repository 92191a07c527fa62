/** Groups: those that staff described, and those that people simply belong to. */
import type { Group } from '../../../src-shared/contract/roster.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';

const saving = `INSERT INTO groups (name, grade, teacher) VALUES (?, ?, ?)
  ON CONFLICT (name) DO UPDATE SET grade = excluded.grade, teacher = excluded.teacher`;

/** Groups without a grade come last; within a grade, 7A stands before 7B and 7-2 before 7-10. */
const byName = new Intl.Collator('id', { numeric: true }).compare;

/** Whoever will belong to a group, or does, from a date on: a group that waits for its pupils is not empty. */
const membersFrom = `SELECT EXISTS (SELECT 1 FROM memberships WHERE group_name = ?
  AND (to_date IS NULL OR to_date > ?)) AS found`;

const touched = `SELECT person_id AS personId FROM memberships WHERE from_date > ? AND from_date <= ?
  UNION SELECT person_id FROM memberships WHERE to_date > ? AND to_date <= ?`;

export function groupsTable(connection: Connection): Store['groups'] {
  return {
    list(tenantId) {
      const saved = connection.all<Omit<Group, 'people'>>('SELECT name, grade, teacher FROM groups');
      const sql =
        "SELECT group_name AS name, count(*) AS people FROM people WHERE tenant_id = ? AND group_name <> '' GROUP BY group_name";
      const counts = new Map(
        connection.all<{ name: string; people: number }>(sql, tenantId).map((row) => [row.name, row.people]),
      );
      const known = new Set(saved.map(({ name }) => name));
      const unsaved = [...counts.keys()].filter((name) => !known.has(name));
      return [...saved, ...unsaved.map((name) => ({ name, grade: null, teacher: '' }))]
        .map((group) => ({ ...group, people: counts.get(group.name) ?? 0 }))
        .sort((a, b) => (a.grade ?? 99) - (b.grade ?? 99) || byName(a.name, b.name));
    },
    get: (name) =>
      connection.get<Omit<Group, 'people'>>('SELECT name, grade, teacher FROM groups WHERE name = ?', name) ?? null,
    save({ name, grade, teacher }) {
      connection.run(saving, name, grade, teacher);
    },
    remove(name) {
      connection.run('DELETE FROM groups WHERE name = ?', name);
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
