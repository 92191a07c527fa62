/** The outbox: what happened, in the order of writing, and with it one waiting delivery for each endpoint that wants it. */
import type { OutboxEvent } from '../../../src-shared/contract/delivery.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';
import { utc } from '../times.ts';
import { queueDelivery } from './delivery-queue.ts';

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
