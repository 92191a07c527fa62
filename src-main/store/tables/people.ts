/** People: found by their number, by their exact name, or by what somebody types into a search field. */
import { numbersGiven, type Person, type PersonSummary } from '../../../src-shared/domain.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { fold } from '../../../src-shared/names.ts';
import type { NewPerson, PeoplePage } from '../../station/ports/people.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';
import { violates } from '../sqlite-errors.ts';
import { utc } from '../times.ts';
import { uuid7 } from '../uuid.ts';
import { keepGroup } from './groups.ts';
import { metaTable } from './settings.ts';

interface PersonRow {
  id: number;
  uuid: string;
  tenant_id: number;
  user_id: number;
  name: string;
  group_name: string;
  created_at: string;
  template_count: number;
  palm_count: number;
  has_portrait: number;
}

const summaries = `SELECT id, uuid, tenant_id, user_id, name, group_name, created_at,
  (SELECT count(*) FROM templates WHERE person_id = people.id) AS template_count,
  (SELECT count(*) FROM palms WHERE person_id = people.id) AS palm_count,
  EXISTS (SELECT 1 FROM portraits WHERE person_id = people.id) AS has_portrait
  FROM people`;

/** Names are kept composed (NFC): the same name typed on two systems is the same text. */
export function peopleTable(connection: Connection): Store['people'] {
  return {
    insert: (person, numberGiven = false) => insert(connection, person, numberGiven),
    update(personId, { name, group }) {
      const known = 'SELECT user_id, tenant_id FROM people WHERE id = ?';
      const row = connection.get<Pick<PersonRow, 'user_id' | 'tenant_id'>>(known, personId);
      if (!row) throw new StationError('person_not_found', 'There is no such person.', { personId });
      const sql = 'UPDATE people SET name = ?, group_name = ?, name_folded = ?, search_text = ? WHERE id = ?';
      connection.run(sql, ...texts(name, group, row.user_id), personId);
      keepGroup(connection, row.tenant_id, group);
    },
    get: (personId) => one(connection.get<PersonRow>(`${summaries} WHERE id = ?`, personId)),
    byUserId: (tenantId, userId) =>
      one(connection.get<PersonRow>(`${summaries} WHERE tenant_id = ? AND user_id = ?`, tenantId, userId)),
    byName(tenantId, name) {
      const sql = `${summaries} WHERE tenant_id = ? AND name = ? ORDER BY id`;
      return connection.all<PersonRow>(sql, tenantId, name.normalize('NFC')).map(summary);
    },
    nextUserId: (tenantId) => nextUserId(connection, tenantId),
    list: (tenantId, query, limit, cursor) => list(connection, tenantId, fold(query), limit, cursor),
    remove(personId) {
      connection.erase('DELETE FROM people WHERE id = ?', personId);
    },
    count: (tenantId) => count(connection, tenantId),
    countEnrolled(tenantId) {
      const sql = `SELECT (SELECT count(DISTINCT person_id) FROM templates WHERE tenant_id = ?) +
        (SELECT count(DISTINCT person_id) FROM palms WHERE tenant_id = ?
          AND NOT EXISTS (SELECT 1 FROM templates WHERE templates.person_id = palms.person_id)) AS n`;
      return connection.get<{ n: number }>(sql, tenantId, tenantId)?.n ?? 0;
    },
  };
}

function insert(connection: Connection, person: NewPerson, numberGiven: boolean): Person {
  const { tenantId, userId, group } = person;
  const name = person.name.normalize('NFC');
  const createdAt = utc(person.createdAt);
  const uuid = uuid7();
  const sql = `INSERT INTO people (uuid, tenant_id, user_id, name, group_name, name_folded, search_text, created_at, number_given)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;
  try {
    const columns = [tenantId, userId, ...texts(name, group, userId), createdAt, numberGiven ? 1 : 0];
    const { id } = connection.run(sql, uuid, ...columns);
    keepGroup(connection, tenantId, group);
    if (numberGiven) metaTable(connection).set(lastGiven(tenantId), String(userId));
    return { id, uuid, tenantId, userId, name, group, createdAt };
  } catch (thrown) {
    if (violates(thrown, 'FOREIGNKEY')) {
      throw new StationError('tenant_not_found', 'There is no such tenant.', { tenantId });
    }
    if (violates(thrown, 'UNIQUE')) {
      throw new StationError('invalid_argument', `User ${userId} exists already in this tenant.`, { tenantId, userId });
    }
    throw thrown;
  }
}

/** The columns name, group_name, name_folded and search_text. A folded text has no line break, so none matches across. */
function texts(name: string, group: string, userId: number): [string, string, string, string] {
  const folded = fold(name);
  return [name.normalize('NFC'), group, folded, `${folded}\n${fold(group)}\n${userId}`];
}

function list(connection: Connection, tenantId: number, folded: string, limit: number, cursor: number): PeoplePage {
  const wanted = 'WHERE tenant_id = ? AND instr(search_text, ?) > 0';
  const page = `${summaries} ${wanted} ORDER BY name_folded, id LIMIT ? OFFSET ?`;
  const rows = connection.all<PersonRow>(page, tenantId, folded, limit, cursor);
  const total =
    folded === ''
      ? count(connection, tenantId)
      : (connection.get<{ n: number }>(`SELECT count(*) AS n FROM people ${wanted}`, tenantId, folded)?.n ?? 0);
  const end = cursor + rows.length;
  return { people: rows.map(summary), next: rows.length > 0 && end < total ? end : null, total };
}

function count(connection: Connection, tenantId: number): number {
  return connection.get<{ n: number }>('SELECT count(*) AS n FROM people WHERE tenant_id = ?', tenantId)?.n ?? 0;
}

function nextUserId(connection: Connection, tenantId: number): number {
  const { first, last } = numbersGiven;
  const given = `SELECT user_id FROM people WHERE tenant_id = ? AND user_id BETWEEN ? AND ? AND number_given = 1
    ORDER BY user_id DESC LIMIT 1`;
  const isTaken = 'SELECT user_id FROM people WHERE tenant_id = ? AND user_id = ?';
  // Nor one of somebody who has been removed: other systems may know them by it still.
  const before = Number(metaTable(connection).get(lastGiven(tenantId)) ?? first - 1);
  let next = Math.max(before, connection.get<{ user_id: number }>(given, tenantId, first, last)?.user_id ?? before) + 1;
  while (next <= last && connection.get(isTaken, tenantId, next)) next++;
  if (next <= last) return next;
  throw new StationError('invalid_argument', 'The user numbers of this tenant are used up: give one yourself.');
}

const lastGiven = (tenantId: number): string => `last_number_given_${tenantId}`;

function one(row: PersonRow | undefined): PersonSummary | null {
  return row ? summary(row) : null;
}

function summary(row: PersonRow): PersonSummary {
  return {
    id: row.id,
    uuid: row.uuid,
    tenantId: row.tenant_id,
    userId: row.user_id,
    name: row.name,
    group: row.group_name,
    createdAt: row.created_at,
    templateCount: row.template_count,
    palmCount: row.palm_count,
    hasPortrait: row.has_portrait === 1,
  };
}
