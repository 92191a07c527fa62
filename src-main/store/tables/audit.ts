/** Who did what: appended, never changed. */
import type { AuditRecord } from '../../../src-shared/access.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';
import { utc } from '../times.ts';

interface AuditRow extends Omit<AuditRecord, 'details'> {
  details: string;
}

export function auditTable(connection: Connection): Store['audit'] {
  return {
    append({ at, actor, action, subject, details }) {
      const sql = 'INSERT INTO audit (at, actor, action, subject, details) VALUES (?, ?, ?, ?, ?)';
      connection.run(sql, utc(at), actor, action, subject, JSON.stringify(details));
    },
    list(limit, cursor) {
      const sql = 'SELECT id, at, actor, action, subject, details FROM audit WHERE id < ? ORDER BY id DESC LIMIT ?';
      const rows = connection.all<AuditRow>(sql, cursor > 0 ? cursor : Number.MAX_SAFE_INTEGER, limit + 1);
      const entries = rows
        .slice(0, limit)
        .map((row) => ({ ...row, details: JSON.parse(row.details) as AuditRecord['details'] }));
      return { entries, next: rows.length > limit ? (entries.at(-1)?.id ?? null) : null };
    },
  };
}
