/** Answers to writes by the key their caller gave them: a write sent twice is done once. */
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';
import { utc } from '../times.ts';

interface Row {
  fingerprint: string;
  status: number;
  body: string;
}

export function idempotencyTable(connection: Connection): Store['idempotency'] {
  return {
    get(caller, key) {
      const sql = 'SELECT fingerprint, status, body FROM idempotency WHERE caller = ? AND key = ?';
      const row = connection.get<Row>(sql, caller, key);
      if (!row) return null;
      const { fingerprint, status, body } = row;
      return { fingerprint, answer: status === 0 ? null : { status, body } };
    },
    begin({ caller, key, fingerprint, at }) {
      const sql = "INSERT INTO idempotency (caller, key, at, fingerprint, status, body) VALUES (?, ?, ?, ?, 0, '')";
      connection.run(sql, caller, key, utc(at), fingerprint);
    },
    finish(caller, key, { status, body }) {
      connection.run(
        'UPDATE idempotency SET status = ?, body = ? WHERE caller = ? AND key = ?',
        status,
        body,
        caller,
        key,
      );
    },
    remove(caller, key) {
      connection.run('DELETE FROM idempotency WHERE caller = ? AND key = ?', caller, key);
    },
    removeBefore(at) {
      connection.run('DELETE FROM idempotency WHERE at < ?', utc(at));
    },
  };
}
