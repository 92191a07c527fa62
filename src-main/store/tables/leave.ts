/** Leave requests and the decisions on them. A request's state is its last decision; letters are sealed. */
import type { LeaveKind } from '../../../src-shared/contract/attendance.ts';
import type { LeaveRequest, LeaveState } from '../../../src-shared/contract/leave.ts';
import { StationError } from '../../../src-shared/errors.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection, SqlValue } from '../connection.ts';
import type { Seal, SealedFor } from '../seal.ts';
import { utc } from '../times.ts';
import { uuid7 } from '../uuid.ts';

type LeaveTable = Store['leave'];
type ListQuery = Parameters<LeaveTable['list']>[0];

const lastDecision = `coalesce((SELECT decision FROM leave_decisions WHERE leave_id = leave_requests.id
  ORDER BY id DESC LIMIT 1), 'requested')`;

/** CROSS: the requests first, newest first, and not every person of the tenant. */
const requests = `SELECT leave_requests.id, leave_requests.uuid, person_id AS personId, name, group_name AS groupName, kind, from_date AS "from",
  to_date AS "to", note, EXISTS (SELECT 1 FROM leave_attachments WHERE leave_id = leave_requests.id) AS attached,
  leave_requests.created_at AS createdAt, created_by AS createdBy, ${lastDecision} AS state
  FROM leave_requests CROSS JOIN people ON people.id = person_id`;

const decisions = 'SELECT decision, at, author, note FROM leave_decisions WHERE leave_id = ? ORDER BY id';

const approved = `SELECT id, person_id AS personId, kind, from_date AS "from", to_date AS "to" FROM leave_requests`;
const isApproved = `${lastDecision} = 'approved'`;

interface Row {
  id: number;
  uuid: string;
  personId: number;
  name: string;
  groupName: string;
  kind: LeaveKind;
  from: string;
  to: string;
  note: string;
  attached: number;
  createdAt: string;
  createdBy: string;
  state: LeaveState;
}

export function leaveTable(connection: Connection, seal: Seal): LeaveTable {
  const withDecisions = ({ groupName, attached, ...row }: Row): LeaveRequest => ({
    ...row,
    group: groupName,
    hasAttachment: attached === 1,
    decisions: connection.all<LeaveRequest['decisions'][number]>(decisions, row.id),
  });
  return {
    insert: (request) => connection.transaction(() => insert(connection, seal, request)),
    decide(leaveId, { decision, at, author, note }) {
      const sql = 'INSERT INTO leave_decisions (leave_id, decision, at, author, note) VALUES (?, ?, ?, ?, ?)';
      connection.run(sql, leaveId, decision, utc(at), author, note);
    },
    get(leaveId) {
      const row = connection.get<Row>(`${requests} WHERE leave_requests.id = ?`, leaveId);
      return row ? withDecisions(row) : null;
    },
    list(query) {
      const { sql, values } = page(query);
      const rows = connection.all<Row>(sql, ...values);
      const shown = rows.slice(0, query.limit).map(withDecisions);
      return { requests: shown, next: rows.length > query.limit ? (shown.at(-1)?.id ?? null) : null };
    },
    attachment(leaveId) {
      const sql = `SELECT leave_attachments.name, media_type AS mediaType, sealed, person_id AS personId, tenant_id AS tenantId
        FROM leave_attachments JOIN leave_requests ON leave_requests.id = leave_id JOIN people ON people.id = person_id
        WHERE leave_id = ?`;
      const row = connection.get<Attached>(sql, leaveId);
      if (!row) return null;
      const { name, mediaType, sealed, tenantId, personId } = row;
      return { name, mediaType, bytes: seal.open(sealed, letterOf(tenantId, personId, leaveId)) };
    },
    approved({ from, to, personId }) {
      const [whose, ...values]: [string, ...SqlValue[]] =
        personId === undefined ? ['', from, to] : ['person_id = ? AND ', personId, from, to];
      // With a plain id, SQLite would rather read the whole table in that order than sort the few that touch the range.
      const sql = `${approved} WHERE ${whose}to_date >= ? AND from_date <= ? AND ${isApproved} ORDER BY +id`;
      return connection.all(sql, ...values);
    },
    countOf(personIds) {
      const sql = 'SELECT count(*) AS n FROM leave_requests WHERE person_id = ?';
      return personIds.reduce((sum, id) => sum + (connection.get<{ n: number }>(sql, id)?.n ?? 0), 0);
    },
    eraseOf(personId) {
      connection.erase('DELETE FROM leave_requests WHERE person_id = ?', personId);
    },
  };
}

interface Attached {
  name: string;
  mediaType: string;
  sealed: Uint8Array;
  personId: number;
  tenantId: number;
}

function insert(connection: Connection, seal: Seal, request: Parameters<LeaveTable['insert']>[0]): number {
  const { personId, kind, from, to, note, createdAt, createdBy, attachment } = request;
  const person = connection.get<{ tenantId: number }>(
    'SELECT tenant_id AS tenantId FROM people WHERE id = ?',
    personId,
  );
  if (!person) throw new StationError('person_not_found', 'There is no such person.', { personId });
  const sql = `INSERT INTO leave_requests (uuid, person_id, kind, from_date, to_date, note, created_at, created_by)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
  const { id } = connection.run(sql, uuid7(), personId, kind, from, to, note, utc(createdAt), createdBy);
  if (attachment) {
    const sealed = seal.close(attachment.bytes, letterOf(person.tenantId, personId, id));
    connection.run(
      'INSERT INTO leave_attachments VALUES (?, ?, ?, ?)',
      id,
      attachment.name,
      attachment.mediaType,
      sealed,
    );
  }
  return id;
}

/** Each filter that is asked for, and no other: one text per combination, each with its own plan. */
function page({ tenantId, state, personId, group, from, to, limit, cursor }: ListQuery) {
  const filters: [string, SqlValue | undefined][] = [
    ['leave_requests.id < ?', cursor > 0 ? cursor : Number.MAX_SAFE_INTEGER],
    ['tenant_id = ?', tenantId],
    ['person_id = ?', personId],
    ['group_name = ?', group],
    ['to_date >= ?', from],
    ['from_date <= ?', to],
    [`${lastDecision} = ?`, state],
  ];
  const used = filters.filter((filter): filter is [string, SqlValue] => filter[1] !== undefined);
  const where = used.map(([condition]) => condition).join(' AND ');
  return {
    sql: `${requests} WHERE ${where} ORDER BY leave_requests.id DESC LIMIT ?`,
    values: [...used.map(([, value]) => value), limit + 1],
  };
}

/** What a leave request's letter is sealed for. */
function letterOf(tenantId: number, personId: number, leaveId: number): SealedFor {
  return { kind: 'leave', tenantId, personId, packId: '', record: String(leaveId) };
}
