/**
 * The queues of deliveries: one for each endpoint and person, and one for each endpoint's events about nobody. Only the first
 * of a queue has a time; whoever adds to a queue or takes something out of it says so here.
 */
import { randomUUID } from 'node:crypto';
import type { Connection } from '../connection.ts';

export interface Queue {
  endpointId: number;
  personId: number | null;
}

/** At the end of its queue; due at once where nothing is before it. */
export function queueDelivery(
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
