/**
 * Attendance records. Rows are only added; what counts is read as "live": neither a void nor the target of a correction. The
 * unique index over targets decides between two people who correct one record at the same moment.
 */
import type { AttendanceRecord, Gate } from '../../../src-shared/contract/attendance.ts';
import { StationError } from '../../../src-shared/errors.ts';
import type { NewRecord, RecordQuery, RecordRange } from '../../station/ports/attendance.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection, SqlValue } from '../connection.ts';
import { violates } from '../sqlite-errors.ts';
import { utc } from '../times.ts';
import { uuid7 } from '../uuid.ts';

const columns = `records.id, uuid, tenant_id AS tenantId, person_id AS personId, kind, at, day, written_at AS writtenAt, gate, direction, method,
  similarity, margin, liveness, policy, event_id AS eventId, target_id AS targetId, author, reason,
  clock_suspect AS clockSuspect`;

const insertion = `INSERT INTO records (uuid, tenant_id, person_id, kind, at, day, written_at, gate, direction, method, similarity, margin,
  liveness, policy, event_id, target_id, author, reason, clock_suspect)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

const isLive = `kind <> 'void' AND NOT EXISTS (SELECT 1 FROM records AS later WHERE later.target_id = records.id)`;

/** A day's first live record of each person: with min() SQLite takes the other columns from the row of the minimum. */
const firstOfDay = `SELECT id, person_id AS personId, min(at) AS at FROM records WHERE day = ? AND ${isLive}
  GROUP BY person_id ORDER BY at DESC, id DESC`;

type Row = Omit<AttendanceRecord, 'clockSuspect'> & { clockSuspect: number };

export function recordsTable(connection: Connection): Store['records'] {
  const one = (condition: string, ...values: SqlValue[]): AttendanceRecord | null => {
    const row = connection.get<Row>(`SELECT ${columns} FROM records WHERE ${condition}`, ...values);
    return row ? recordOf(row) : null;
  };
  return {
    insert: (record) => insert(connection, record),
    get: (recordId) => one('id = ?', recordId),
    correctionOf: (recordId) => one('target_id = ?', recordId),
    latestOf: (personId, from, until) =>
      one(
        `person_id = ? AND at BETWEEN ? AND ? AND kind = 'scan' AND ${isLive} ORDER BY at DESC, id DESC LIMIT 1`,
        personId,
        utc(from),
        utc(until),
      ),
    live(range) {
      const { condition, values } = within(range);
      const sql = `SELECT ${columns} FROM records WHERE ${condition} AND ${isLive} ORDER BY person_id, at, id`;
      return connection.all<Row>(sql, ...values).map(recordOf);
    },
    marks(range) {
      const { condition, values } = within(range);
      const sql = `SELECT person_id AS personId, day, at, direction FROM records
        WHERE ${condition} AND ${isLive} ORDER BY person_id, at, id`;
      return connection.all(sql, ...values);
    },
    firstOfDay: (day) => connection.all(firstOfDay, day),
    ofEventsAfter: (eventId, limit) =>
      connection
        .all<Row>(
          `SELECT ${columns} FROM records WHERE event_id > ? AND ${isLive} ORDER BY event_id LIMIT ?`,
          eventId,
          limit,
        )
        .map(recordOf),
    list: (query) => list(connection, query),
    lastWritten: () =>
      connection.get('SELECT id, written_at AS writtenAt FROM records WHERE id = (SELECT max(id) FROM records)') ??
      null,
    countOf: (personIds) => {
      const sql = 'SELECT count(*) AS n FROM records WHERE person_id IN (SELECT value FROM json_each(?))';
      return connection.get<{ n: number }>(sql, JSON.stringify(personIds))?.n ?? 0;
    },
    eraseOf: (personId) => connection.erase('DELETE FROM records WHERE person_id = ?', personId),
  };
}

function insert(connection: Connection, draft: NewRecord): AttendanceRecord {
  const record = { ...draft, uuid: uuid7(), at: utc(draft.at), writtenAt: utc(draft.writtenAt) };
  const { uuid, tenantId, personId, kind, at, day, writtenAt, gate, direction, method } = record;
  const { similarity, margin, liveness, policy, eventId, targetId, author, reason, clockSuspect } = record;
  const what = [uuid, tenantId, personId, kind, at, day, writtenAt, gate, direction, method];
  const grounds = [similarity, margin, liveness, policy, eventId];
  try {
    const { id } = connection.run(insertion, ...what, ...grounds, targetId, author, reason, clockSuspect ? 1 : 0);
    return { ...record, id };
  } catch (thrown) {
    if (violates(thrown, 'UNIQUE')) throw corrected(targetId);
    throw thrown;
  }
}

/** Somebody else was quicker. */
function corrected(recordId: number | null): StationError {
  const message = 'This record has been corrected already. Correct the newer one instead.';
  return new StationError('conflict', message, { recordId });
}

/** One person's days by their index, everybody's by the days'. */
function within({ from, to, personId }: RecordRange): { condition: string; values: SqlValue[] } {
  return personId === undefined
    ? { condition: 'day BETWEEN ? AND ?', values: [from, to] }
    : { condition: 'person_id = ? AND day BETWEEN ? AND ?', values: [personId, from, to] };
}

/** Everybody's are walked by number between the first and the last one of the days, so that a page needs no sorting. The two
 * are found day by day, each with one step into the index. */
const bounds = `WITH RECURSIVE days (day) AS (
    SELECT min(day) FROM records WHERE day >= ?
    UNION ALL SELECT (SELECT min(day) FROM records WHERE records.day > days.day) FROM days WHERE days.day < ?)
  SELECT min((SELECT min(id) FROM records WHERE records.day = days.day)) AS first,
    max((SELECT max(id) FROM records WHERE records.day = days.day)) AS last FROM days WHERE day <= ?`;

const inGroup = `EXISTS (SELECT 1 FROM memberships WHERE memberships.person_id = records.person_id AND group_name = ?
  AND from_date <= day AND (to_date IS NULL OR to_date > day))`;

function list(connection: Connection, query: RecordQuery): ReturnType<Store['records']['list']> {
  const { condition, values } = query.personId === undefined ? walked(connection, query) : within(query);
  const ofGroup = query.group === undefined ? '' : ` AND ${inGroup}`;
  const sql = `SELECT ${columns} FROM records WHERE ${condition}${ofGroup} AND id > ? ORDER BY id LIMIT ?`;
  const groups = query.group === undefined ? [] : [query.group];
  const rows = connection.all<Row>(sql, ...values, ...groups, query.cursor, query.limit + 1);
  const records = rows.slice(0, query.limit).map(recordOf);
  return { records, next: rows.length > query.limit ? (records.at(-1)?.id ?? null) : null };
}

function walked(connection: Connection, { from, to, cursor }: RecordQuery): { condition: string; values: SqlValue[] } {
  const found = connection.get<{ first: number | null; last: number | null }>(bounds, from, to, to);
  const first = Math.max(found?.first ?? 0, cursor);
  return { condition: 'id BETWEEN ? AND ? AND +day BETWEEN ? AND ?', values: [first, found?.last ?? 0, from, to] };
}

function recordOf(row: Row): AttendanceRecord {
  return { ...row, clockSuspect: row.clockSuspect === 1 };
}

/** Gates and their direction. One that was never saved is still a gate: its direction is found out from the day. */
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
