/** Faces and palms as one list, for callers that page through both. */
import { type Modality, modalities } from '../../../src-shared/palm.ts';
import type { PalmStore } from '../../station/ports/palms.ts';
import type { Connection } from '../connection.ts';

type Entry = ReturnType<PalmStore['biometrics']['page']>[number];

const tables: Record<Modality, string> = { face: 'templates', palm: 'palms' };

function entries(modality: Modality): string {
  return `SELECT '${modality}' AS modality, id, code, person_id AS personId, quality, created_at AS createdAt
    FROM ${tables[modality]} WHERE tenant_id = ?`;
}

export function biometricsTable(connection: Connection): PalmStore['biometrics'] {
  return {
    page(tenantId, modality, offset, limit) {
      const kinds = modality === null ? modalities : [modality];
      // Of one kind their numbers are their order, whatever the clock did; two kinds have only the clock between them.
      const order = modality === null ? 'createdAt, modality, id' : 'id';
      const sql = `${kinds.map(entries).join(' UNION ALL ')} ORDER BY ${order} LIMIT ? OFFSET ?`;
      const tenants = kinds.map(() => tenantId);
      const rows = connection.all<Entry & { id: number }>(sql, ...tenants, limit, offset);
      return rows.map(({ id: _, ...entry }) => entry);
    },
    count(tenantId, modality) {
      const counted = (modality === null ? modalities : [modality]).map((kind) => {
        const sql = `SELECT count(*) AS n FROM ${tables[kind]} WHERE tenant_id = ?`;
        return connection.get<{ n: number }>(sql, tenantId)?.n ?? 0;
      });
      return counted.reduce((sum, n) => sum + n, 0);
    },
  };
}
