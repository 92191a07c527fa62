/** Who is sent what. Secrets are sealed: whoever copies the data folder cannot sign as this station. */
import type { StoredEndpoint } from '../../station/ports/delivery.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';
import type { Seal, SealedFor } from '../seal.ts';
import { utc } from '../times.ts';

interface Row {
  id: number;
  kind: StoredEndpoint['kind'];
  name: string;
  url: string;
  topics: string;
  paused: number;
  created_at: string;
  sealed: Uint8Array;
}

/** What the seal closes: the secret, and the one before it while that still signs. */
type Secrets = Pick<StoredEndpoint, 'secret' | 'previous'>;

const selection = 'SELECT id, kind, name, url, topics, paused, created_at, sealed FROM endpoints';

export function endpointsTable(connection: Connection, seal: Seal): Store['endpoints'] {
  const opened = (row: Row): StoredEndpoint => {
    const secrets = JSON.parse(seal.open(row.sealed, ownerOf(row.id)).toString()) as Secrets;
    return {
      id: row.id,
      kind: row.kind,
      name: row.name,
      url: row.url,
      topics: JSON.parse(row.topics) as StoredEndpoint['topics'],
      paused: row.paused === 1,
      createdAt: row.created_at,
      ...secrets,
    };
  };
  const closed = (id: number, { secret, previous }: Secrets): Buffer =>
    seal.close(Buffer.from(JSON.stringify({ secret, previous })), ownerOf(id));

  return {
    list: () => connection.all<Row>(`${selection} ORDER BY id`).map(opened),
    get(endpointId) {
      const row = connection.get<Row>(`${selection} WHERE id = ?`, endpointId);
      return row ? opened(row) : null;
    },
    insert(endpoint) {
      const { kind, name, url, topics, paused, createdAt } = endpoint;
      return connection.transaction(() => {
        const sql = `INSERT INTO endpoints (kind, name, url, topics, paused, created_at, sealed)
          VALUES (?, ?, ?, ?, ?, ?, x'')`;
        const { id } = connection.run(sql, kind, name, url, JSON.stringify(topics), paused ? 1 : 0, utc(createdAt));
        // The seal names the row, so the row has to be there first.
        connection.run('UPDATE endpoints SET sealed = ? WHERE id = ?', closed(id, endpoint), id);
        return { ...endpoint, id };
      });
    },
    update(endpoint) {
      const { id, name, url, topics, paused } = endpoint;
      const sql = 'UPDATE endpoints SET name = ?, url = ?, topics = ?, paused = ?, sealed = ? WHERE id = ?';
      connection.run(sql, name, url, JSON.stringify(topics), paused ? 1 : 0, closed(id, endpoint), id);
    },
    remove(endpointId) {
      connection.erase('DELETE FROM endpoints WHERE id = ?', endpointId);
    },
  };
}

function ownerOf(id: number): SealedFor {
  return { kind: 'endpoint', tenantId: 0, personId: 0, packId: '', record: String(id) };
}
