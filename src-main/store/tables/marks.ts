/** What staff say of the gate's decisions. */
import type { EventMark } from '../../station/ports/office.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';
import { utc } from '../times.ts';

type Row = Omit<EventMark, 'wrong'> & { eventId: number; wrong: number };

export function marksTable(connection: Connection): Store['marks'] {
  return {
    of(eventIds) {
      const sql = `SELECT event_id AS eventId, wrong, note, at, author FROM event_marks
        WHERE event_id IN (SELECT value FROM json_each(?))`;
      const rows = connection.all<Row>(sql, JSON.stringify(eventIds));
      return new Map(rows.map(({ eventId, wrong, ...row }) => [eventId, { ...row, wrong: wrong === 1 }]));
    },
    put(eventId, { wrong, note, at, author }) {
      const sql = `INSERT INTO event_marks (event_id, wrong, note, at, author) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (event_id) DO UPDATE SET wrong = excluded.wrong, note = excluded.note, at = excluded.at,
        author = excluded.author`;
      connection.run(sql, eventId, wrong ? 1 : 0, note, utc(at), author);
    },
    remove(eventId) {
      connection.run('DELETE FROM event_marks WHERE event_id = ?', eventId);
    },
  };
}
