/**
 * Recognition events: what the gate decided and on what grounds. They outlive the people in them: a removed person's events
 * keep the number, which is never given again, and lose the name.
 */
import type { RecognitionEvent } from '../../../src-shared/domain.ts';
import type { EventMark } from '../../station/ports/office.ts';
import type { NewEvent } from '../../station/ports/people.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';
import { utc } from '../times.ts';
import { uuid7 } from '../uuid.ts';

/** Of an event, also where another table is joined to it. */
export const eventColumns = `events.id, events.uuid, tenant_id AS tenantId, events.at, gate, modality, outcome, person_id AS personId, similarity, runner_up AS runnerUp, distance,
  liveness, liveness_mode AS livenessMode, quality, people, sightings, pack_id AS packId, policy`;

const insertion = `INSERT INTO events (uuid, tenant_id, at, gate, modality, outcome, person_id, similarity, runner_up, distance, liveness,
  liveness_mode, quality, people, sightings, pack_id, policy) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

export function eventsTable(connection: Connection): Store['events'] {
  return {
    insert: (event) => insert(connection, { ...event, at: utc(event.at) }),
    // A cursor is the id of the last event seen; 0 starts at the newest.
    list(limit, cursor) {
      const sql = `SELECT ${eventColumns} FROM events WHERE id < ? ORDER BY id DESC LIMIT ?`;
      const before = cursor > 0 ? cursor : Number.MAX_SAFE_INTEGER;
      const rows = connection.all<RecognitionEvent>(sql, before, limit + 1);
      const events = rows.slice(0, limit);
      return { events, next: rows.length > limit ? (events.at(-1)?.id ?? null) : null };
    },
    get: (eventId) =>
      connection.get<RecognitionEvent>(`SELECT ${eventColumns} FROM events WHERE id = ?`, eventId) ?? null,
  };
}

function insert(connection: Connection, event: NewEvent): RecognitionEvent {
  const uuid = uuid7();
  const { id } = connection.run(
    insertion,
    uuid,
    event.tenantId,
    event.at,
    event.gate,
    event.modality,
    event.outcome,
    event.personId,
    event.similarity,
    event.runnerUp,
    event.distance,
    event.liveness,
    event.livenessMode,
    event.quality,
    event.people,
    event.sightings,
    event.packId,
    event.policy,
  );
  return { ...event, id, uuid };
}

type Row = Omit<EventMark, 'wrong'> & { eventId: number; wrong: number };

/** What staff say of the gate's decisions. */
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
