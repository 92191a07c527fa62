/**
 * Recognition events: what the gate decided and on what grounds. They outlive the people in them: a removed person's events
 * keep the number, which is never given again, and lose the name.
 */
import type { RecognitionEvent } from '../../../src-shared/domain.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';
import { utc } from '../times.ts';

const columns = `tenant_id AS tenantId, at, gate, modality, outcome, person_id AS personId, similarity, runner_up AS runnerUp, distance,
  liveness, liveness_mode AS livenessMode, quality, people, sightings, pack_id AS packId, policy`;

const insertion = `INSERT INTO events (tenant_id, at, gate, modality, outcome, person_id, similarity, runner_up, distance, liveness,
  liveness_mode, quality, people, sightings, pack_id, policy) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** With min() SQLite takes the other columns from the row of the minimum: the event of the first arrival. */
const firstArrivals = `SELECT person_id, min(at) AS first, id FROM events
  WHERE tenant_id = ? AND outcome = 'accept' AND at >= ? AND person_id IS NOT NULL
  GROUP BY person_id ORDER BY first DESC, id DESC LIMIT ?`;

const arrivals = `SELECT arrival.id AS eventId, first AS at, arrival.person_id AS personId,
  coalesce(name, '') AS name, coalesce(group_name, '') AS groupName,
  EXISTS (SELECT 1 FROM portraits WHERE portraits.person_id = arrival.person_id) AS hasPortrait
  FROM (${firstArrivals}) AS arrival LEFT JOIN people ON people.id = arrival.person_id
  ORDER BY first DESC, arrival.id DESC`;

const acceptedInOrder = `SELECT events.id AS eventId, events.at, events.person_id AS personId,
  coalesce(name, '') AS name, coalesce(group_name, '') AS groupName
  FROM events LEFT JOIN people ON people.id = events.person_id
  WHERE events.tenant_id = ? AND outcome = 'accept' AND events.at >= ? AND events.person_id IS NOT NULL
  ORDER BY events.at, events.id`;

interface Arrival {
  eventId: number;
  at: string;
  personId: number;
  name: string;
  groupName: string;
  hasPortrait: number;
}

export function eventsTable(connection: Connection): Store['events'] {
  return {
    insert: (event) => insert(connection, { ...event, at: utc(event.at) }),
    // A cursor is the id of the last event seen; 0 starts at the newest.
    list(limit, cursor) {
      const sql = `SELECT id, ${columns} FROM events WHERE id < ? ORDER BY id DESC LIMIT ?`;
      const before = cursor > 0 ? cursor : Number.MAX_SAFE_INTEGER;
      const rows = connection.all<RecognitionEvent>(sql, before, limit + 1);
      const events = rows.slice(0, limit);
      return { events, next: rows.length > limit ? (events.at(-1)?.id ?? null) : null };
    },
    // Somebody who has since been removed is still an arrival, with an empty name.
    accepted(tenantId, from, limit) {
      return connection
        .all<Arrival>(arrivals, tenantId, utc(from), limit)
        .map(({ groupName, hasPortrait, ...rest }) => ({ ...rest, group: groupName, hasPortrait: hasPortrait === 1 }));
    },
    acceptedSince(tenantId, from) {
      return connection
        .all<Omit<Arrival, 'hasPortrait'>>(acceptedInOrder, tenantId, utc(from))
        .map(({ groupName, ...rest }) => ({ ...rest, group: groupName }));
    },
    get: (eventId) =>
      connection.get<RecognitionEvent>(`SELECT id, ${columns} FROM events WHERE id = ?`, eventId) ?? null,
    countAcceptedPeople(tenantId, from) {
      const sql = `SELECT count(DISTINCT person_id) AS n FROM events
        WHERE tenant_id = ? AND outcome = 'accept' AND at >= ? AND person_id IS NOT NULL`;
      return connection.get<{ n: number }>(sql, tenantId, utc(from))?.n ?? 0;
    },
  };
}

function insert(connection: Connection, event: Omit<RecognitionEvent, 'id'>): RecognitionEvent {
  const { id } = connection.run(
    insertion,
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
  return { ...event, id };
}
