/** The outbox: what happened, in the order of writing, and with it one waiting delivery for each endpoint that wants it. */

import { randomUUID } from 'node:crypto';
import type { OutboxEvent } from '../../../src-shared/contract/delivery.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';
import { utc } from '../times.ts';

export interface OutboxRow {
  id: number;
  topic: string;
  at: string;
  person_id: number | null;
  data: string;
}

export function outboxTable(connection: Connection): Store['outbox'] {
  return {
    add: (event, dueAt) => add(connection, event, null, dueAt) as OutboxEvent,
    addOnce: (event, key, dueAt) => add(connection, event, key, dueAt),
    after(eventId, limit) {
      const sql = 'SELECT id, topic, at, person_id, data FROM outbox WHERE id > ? ORDER BY id LIMIT ?';
      return connection.all<OutboxRow>(sql, eventId, limit).map(eventOf);
    },
    lastId: () => connection.get<{ id: number | null }>('SELECT max(id) AS id FROM outbox')?.id ?? 0,
    prune(before, limit) {
      const over = `SELECT id FROM outbox WHERE at < ? AND NOT EXISTS
        (SELECT 1 FROM deliveries WHERE event_id = outbox.id AND state = 'pending') ORDER BY at LIMIT ?`;
      return connection.run(`DELETE FROM outbox WHERE id IN (${over})`, utc(before), limit).changes;
    },
    eraseOf(personId) {
      connection.erase('DELETE FROM outbox WHERE person_id = ?', personId);
    },
  };
}

export function eventOf(row: OutboxRow): OutboxEvent {
  const { id, topic, at, person_id: personId, data } = row;
  return { id, topic: topic as OutboxEvent['topic'], at, personId, data: JSON.parse(data) as OutboxEvent['data'] };
}

function add(
  connection: Connection,
  event: Omit<OutboxEvent, 'id'>,
  key: string | null,
  dueAt: string,
): OutboxEvent | null {
  const { topic, personId, data } = event;
  const at = utc(event.at);
  return connection.transaction(() => {
    const sql = `INSERT INTO outbox (topic, at, person_id, data, once) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (once) DO NOTHING`;
    const { id, changes } = connection.run(sql, topic, at, personId, JSON.stringify(data), key);
    if (changes === 0) return null;
    for (const endpoint of connection.all<{ id: number; topics: string }>(
      'SELECT id, topics FROM endpoints ORDER BY id',
    ))
      if ((JSON.parse(endpoint.topics) as string[]).includes(topic))
        queueDelivery(connection, { endpointId: endpoint.id, eventId: id, personId, at: utc(dueAt) });
    return { id, topic, at, personId, data };
  });
}

/**
 * The queues of deliveries: one for each endpoint and person, and one for each endpoint's events about nobody. Only the first
 * of a queue has a time; whoever adds to a queue or takes something out of it says so here.
 */
export interface Queue {
  endpointId: number;
  personId: number | null;
}

/** At the end of its queue; due at once where nothing is before it. */
function queueDelivery(
  connection: Connection,
  { endpointId, personId, eventId, at }: Queue & { eventId: number; at: string },
): void {
  const first = firstOf(connection, { endpointId, personId }) === undefined;
  const sql = `INSERT INTO deliveries (uuid, endpoint_id, event_id, person_id, state, attempts, created_at, next_attempt_at)
    VALUES (?, ?, ?, ?, 'pending', 0, ?, ?)`;
  connection.run(sql, randomUUID(), endpointId, eventId, personId, at, first ? at : null);
}

/** After one of the queue's deliveries ended or came back: the first one is due at `at` unless it has a time already, and
 * none behind it has one. */
export function settleQueue(connection: Connection, queue: Queue, at: string): void {
  const first = firstOf(connection, queue);
  if (!first) return;
  connection.run('UPDATE deliveries SET next_attempt_at = coalesce(next_attempt_at, ?) WHERE id = ?', at, first.id);
  const waiting = `UPDATE deliveries SET next_attempt_at = NULL
    WHERE endpoint_id = ? AND person_id IS ? AND event_id > ? AND state = 'pending' AND next_attempt_at IS NOT NULL`;
  connection.run(waiting, queue.endpointId, queue.personId, first.eventId);
}

function firstOf(connection: Connection, queue: Queue): { id: number; eventId: number } | undefined {
  const sql = `SELECT id, event_id AS eventId FROM deliveries
    WHERE endpoint_id = ? AND person_id IS ? AND state = 'pending' ORDER BY event_id LIMIT 1`;
  return connection.get(sql, queue.endpointId, queue.personId);
}
