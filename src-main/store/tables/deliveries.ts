/** How far each delivery has come. */
import type { Delivery, DeliveryState } from '../../../src-shared/contract/delivery.ts';
import type { DueDelivery } from '../../station/ports/delivery.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';
import { utc } from '../times.ts';
import { eventOf, type OutboxRow, settleQueue } from './outbox.ts';

const columns = `deliveries.id, deliveries.uuid, endpoint_id AS endpointId, event_id AS eventId, topic,
  deliveries.person_id AS personId, state, attempts, deliveries.created_at AS createdAt, next_attempt_at AS nextAttemptAt,
  delivered_at AS deliveredAt, last_status AS lastStatus, last_error AS lastError`;
/** CROSS JOIN: the deliveries first, in the order of their index. */
const selection = `SELECT ${columns} FROM deliveries CROSS JOIN outbox ON outbox.id = event_id`;
const withEvent = `SELECT ${columns}, outbox.at, outbox.data FROM deliveries CROSS JOIN outbox ON outbox.id = event_id`;
const waiting = "deliveries.endpoint_id = ? AND state = 'pending' AND next_attempt_at IS NOT NULL";

export function deliveriesTable(connection: Connection): Store['deliveries'] {
  /** Without an attempt. */
  const end = (id: number, state: DeliveryState, at: string, reason: string): void =>
    over(connection, id, at, () => {
      const sql = `UPDATE deliveries SET state = ?, next_attempt_at = NULL, last_error = ? WHERE id = ? AND state = 'pending'`;
      connection.run(sql, state, reason, id);
    });
  return {
    due(endpointId, now, limit) {
      const sql = `${withEvent} WHERE ${waiting} AND next_attempt_at <= ? ORDER BY next_attempt_at LIMIT ?`;
      return connection.all<Delivery & Pick<OutboxRow, 'at' | 'data'>>(sql, endpointId, utc(now), limit).map(dueOf);
    },
    nextAt(endpointId, after) {
      const sql = `SELECT min(next_attempt_at) AS at FROM deliveries WHERE ${waiting} AND next_attempt_at > ?`;
      return connection.get<{ at: string | null }>(sql, endpointId, utc(after))?.at ?? null;
    },
    get: (deliveryId) => connection.get<Delivery>(`${selection} WHERE deliveries.id = ?`, deliveryId) ?? null,
    delivered: (deliveryId, at, status) =>
      over(connection, deliveryId, at, () => {
        const sql = `UPDATE deliveries SET state = 'delivered', attempts = attempts + 1, next_attempt_at = NULL,
          delivered_at = ?, last_status = ?, last_error = NULL WHERE id = ? AND state = 'pending' RETURNING endpoint_id AS id`;
        const endpoint = connection.get<{ id: number }>(sql, utc(at), status, deliveryId);
        if (endpoint)
          connection.run(
            'UPDATE endpoints SET last_delivered_at = ?, last_error = NULL WHERE id = ?',
            utc(at),
            endpoint.id,
          );
      }),
    failed: (deliveryId, { at, nextAttemptAt, status, error }) =>
      over(connection, deliveryId, at, () => {
        const state = nextAttemptAt === null ? 'dead' : 'pending';
        const next = nextAttemptAt === null ? null : utc(nextAttemptAt);
        const sql = `UPDATE deliveries SET state = ?, attempts = attempts + 1, next_attempt_at = ?, last_status = ?,
          last_error = ? WHERE id = ? AND state = 'pending' RETURNING endpoint_id AS id`;
        const endpoint = connection.get<{ id: number }>(sql, state, next, status, error, deliveryId);
        if (endpoint) connection.run('UPDATE endpoints SET last_error = ? WHERE id = ?', error, endpoint.id);
      }),
    skipped: (deliveryId, at, reason) => end(deliveryId, 'skipped', at, reason),
    deferred(deliveryId, until) {
      const sql = "UPDATE deliveries SET next_attempt_at = ? WHERE id = ? AND state = 'pending'";
      connection.run(sql, utc(until), deliveryId);
    },
    requeue: (deliveryId, at) =>
      over(connection, deliveryId, at, () => {
        const sql = `UPDATE deliveries SET state = 'pending', attempts = 0, created_at = ?, next_attempt_at = NULL,
          delivered_at = NULL WHERE id = ? AND state <> 'pending'`;
        connection.run(sql, utc(at), deliveryId);
      }),
    giveUp(endpointId, before, at, reason, limit) {
      const sql = `SELECT id FROM deliveries WHERE endpoint_id = ? AND state = 'pending' AND created_at < ? ORDER BY id LIMIT ?`;
      const old = connection.all<{ id: number }>(sql, endpointId, utc(before), limit);
      for (const { id } of old) end(id, 'dead', at, reason);
      return old.length;
    },
    pullBack(endpointId, later, at) {
      const sql = `UPDATE deliveries SET next_attempt_at = ?
        WHERE endpoint_id = ? AND state = 'pending' AND next_attempt_at IS NOT NULL AND next_attempt_at > ?`;
      connection.run(sql, utc(at), endpointId, utc(later));
    },
    list({ endpointId, state, limit, cursor }) {
      const wanted = ['deliveries.id < ?'];
      const values: (string | number)[] = [cursor > 0 ? cursor : Number.MAX_SAFE_INTEGER];
      if (endpointId !== undefined) wanted.push('endpoint_id = ?') && values.push(endpointId);
      if (state !== undefined) wanted.push('state = ?') && values.push(state);
      const sql = `${selection} WHERE ${wanted.join(' AND ')} ORDER BY deliveries.id DESC LIMIT ?`;
      const rows = connection.all<Delivery>(sql, ...values, limit + 1);
      const deliveries = rows.slice(0, limit);
      return { deliveries, next: rows.length > limit ? (deliveries.at(-1)?.id ?? null) : null };
    },
    counts: () => connection.all(counts),
    oldestPendingAt() {
      const sql = "SELECT created_at AS at FROM deliveries WHERE state = 'pending' ORDER BY id LIMIT 1";
      return connection.get<{ at: string }>(sql)?.at ?? null;
    },
  };
}

const countOf = (state: string): string =>
  `(SELECT count(*) FROM deliveries WHERE endpoint_id = endpoints.id AND state = '${state}') AS ${state}`;
const counts = `SELECT id AS endpointId, ${countOf('pending')}, ${countOf('dead')}, last_delivered_at AS lastDeliveredAt,
  last_error AS lastError FROM endpoints ORDER BY id`;

/** One delivery changes, and the queue it is in takes note: all of it or nothing. */
function over(connection: Connection, deliveryId: number, at: string, change: () => void): void {
  connection.transaction(() => {
    change();
    const sql = 'SELECT endpoint_id AS endpointId, person_id AS personId FROM deliveries WHERE id = ?';
    const queue = connection.get<{ endpointId: number; personId: number | null }>(sql, deliveryId);
    if (queue) settleQueue(connection, queue, utc(at));
  });
}

function dueOf({ at, data, ...delivery }: Delivery & Pick<OutboxRow, 'at' | 'data'>): DueDelivery {
  const { eventId: id, topic, personId: person_id } = delivery;
  return { ...delivery, event: eventOf({ id, topic, at, person_id, data }) };
}
