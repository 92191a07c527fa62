/** Compact lists for the office's tables, each one query. */
import type { PersonRow } from '../../../src-shared/contract/office.ts';
import type { RecognitionEvent } from '../../../src-shared/domain.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection, SqlValue } from '../connection.ts';
import { utc } from '../times.ts';
import { eventColumns } from './events.ts';

const people = `SELECT people.id, user_id AS userId, coalesce(nis, '') AS nis, name, group_name AS "group", gender,
  (SELECT count(*) FROM templates WHERE person_id = people.id) AS templates,
  (SELECT count(*) FROM palms WHERE person_id = people.id) AS palms,
  EXISTS (SELECT 1 FROM portraits WHERE person_id = people.id) AS hasPortrait,
  coalesce((SELECT given FROM consents WHERE person_id = people.id ORDER BY id DESC LIMIT 1), 0) AS consent,
  EXISTS (SELECT 1 FROM pins WHERE person_id = people.id) AS hasPin,
  EXISTS (SELECT 1 FROM cards WHERE person_id = people.id AND revoked_at IS NULL) AS hasCard,
  left_on AS leftOn
  FROM people LEFT JOIN profiles ON profiles.person_id = people.id
  WHERE people.tenant_id = ? ORDER BY name_folded, people.id`;

type Flags = 'hasPortrait' | 'consent' | 'hasPin' | 'hasCard';
type Row = Omit<PersonRow, Flags> & Record<Flags, number>;

export function overviewTable(connection: Connection): Store['overview'] {
  return {
    people: (tenantId) =>
      connection.all<Row>(people, tenantId).map((row) => ({
        ...row,
        hasPortrait: row.hasPortrait === 1,
        consent: row.consent === 1,
        hasPin: row.hasPin === 1,
        hasCard: row.hasCard === 1,
      })),
    events(query) {
      const { sql, values } = eventsQuery(query);
      const rows = connection.all<RecognitionEvent>(sql, ...values, query.limit + 1);
      const events = rows.slice(0, query.limit);
      return { events, next: rows.length > query.limit ? (events.at(-1)?.id ?? null) : null };
    },
    // Ids are given in order and rows are erased by a purge only: close enough for a figure, and no scan.
    records: () => connection.get<{ n: number | null }>('SELECT max(id) AS n FROM records')?.n ?? 0,
    megabytes() {
      const pages = Number(connection.pragma('page_count')) * Number(connection.pragma('page_size'));
      return Math.round((pages / 2 ** 20) * 10) / 10;
    },
  };
}

type Query = Parameters<Store['overview']['events']>[0];

/** Newest first by their numbers. The plus keeps SQLite from an index that fits worse: a person has few events, a mark fewer
 * still, and the dates are turned into the numbers they span first. */
function eventsQuery(query: Query): { sql: string; values: SqlValue[] } {
  const { cursor, outcome, personId, fromAt, toAt, marked } = query;
  const id = marked ? 'event_marks.event_id' : 'events.id';
  const terms: [string, ...SqlValue[]][] = [[`${id} < ?`, cursor > 0 ? cursor : Number.MAX_SAFE_INTEGER]];
  if (personId !== undefined) terms.push([`${marked ? '+' : ''}person_id = ?`, personId]);
  if (outcome !== undefined) terms.push([`${marked || personId !== undefined ? '+' : ''}outcome = ?`, outcome]);
  if (fromAt !== undefined || toAt !== undefined) {
    const span = [utc(fromAt ?? earliest), utc(toAt ?? latest)];
    if (!marked) terms.push([`${id} >= (SELECT min(id) FROM events WHERE at >= ? AND at < ?)`, ...span]);
    if (!marked) terms.push([`${id} <= (SELECT max(id) FROM events WHERE at >= ? AND at < ?)`, ...span]);
    terms.push(['+events.at >= ? AND +events.at < ?', ...span]);
  }
  // CROSS JOIN: the marks first, whatever SQLite thinks of their number.
  const from = marked ? 'event_marks CROSS JOIN events ON events.id = event_marks.event_id' : 'events';
  const sql = `SELECT ${eventColumns} FROM ${from} WHERE ${terms.map(([term]) => term).join(' AND ')}
    ORDER BY ${id} DESC LIMIT ?`;
  return { sql, values: terms.flatMap(([, ...values]) => values) };
}

const earliest = '0001-01-01T00:00:00.000Z';
const latest = '9999-12-31T23:59:59.999Z';
