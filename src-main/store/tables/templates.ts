/** Templates: one embedding of one shot, sealed. Listing unseals; who needs counts only asks for `count`. */

import { randomInt } from 'node:crypto';
import type { TemplateSummary } from '../../../src-shared/domain.ts';
import { StationError } from '../../../src-shared/errors.ts';
import type { NewTemplate, StoredTemplate } from '../../station/ports/people.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';
import { embeddingBytes, embeddingOf, type Seal } from '../seal.ts';
import { violates } from '../sqlite-errors.ts';
import { utc } from '../times.ts';
import { uuid7 } from '../uuid.ts';

interface SummaryRow {
  id: number;
  uuid: string;
  code: string;
  tenant_id: number;
  person_id: number;
  pack_id: string;
  quality: number;
  created_at: string;
}

interface TemplateRow extends SummaryRow {
  sealed: Uint8Array;
}

export interface TemplatesOptions {
  /** Where given, a listed template that does not open is reported here and left out, so that one damaged row does not
   * keep everybody else from being recognised. Without it the listing throws. */
  onDamaged?: ((template: TemplateSummary) => void) | undefined;
  /** For tests of the retry. */
  newCode?: () => string;
}

export interface TemplatesTable {
  /** Like the port's `ofPack`, of one tenant: what the gallery loads. */
  ofTenantInPack(tenantId: number, packId: string): Iterable<StoredTemplate>;
}

/** Rows read at a time by the iterators: other statements may run between two batches. */
const batch = 500;
const summaries = 'SELECT id, uuid, code, tenant_id, person_id, pack_id, quality, created_at FROM templates';
const columns = 'SELECT id, uuid, code, tenant_id, person_id, pack_id, quality, created_at, sealed FROM templates';

export function templatesTable(
  connection: Connection,
  seal: Seal,
  { onDamaged, newCode = randomCode }: TemplatesOptions = {},
): Store['templates'] & TemplatesTable {
  function* readable(rows: Iterable<TemplateRow>): Generator<StoredTemplate> {
    for (const row of rows) {
      const template = onDamaged ? openedOr(onDamaged, seal, row) : opened(seal, row);
      if (template) yield template;
    }
  }

  function* batches(where: string, ...values: (string | number)[]): Generator<TemplateRow> {
    let after = 0;
    for (;;) {
      const rows = connection.all<TemplateRow>(
        `${columns} WHERE ${where} AND id > ? ORDER BY id LIMIT ${batch}`,
        ...values,
        after,
      );
      yield* rows;
      if (rows.length < batch) return;
      after = (rows.at(-1) as TemplateRow).id;
    }
  }

  function one(sql: string, ...values: (string | number)[]): TemplateSummary | null {
    const row = connection.get<SummaryRow>(sql, ...values);
    return row ? summary(row) : null;
  }

  return {
    insert: (template, at) => insert(connection, seal, newCode, template, utc(at)),
    ofPerson: (personId) => [
      ...readable(connection.all<TemplateRow>(`${columns} WHERE person_id = ? ORDER BY id`, personId)),
    ],
    ofTenant: (tenantId) => [
      ...readable(connection.all<TemplateRow>(`${columns} WHERE tenant_id = ? ORDER BY id`, tenantId)),
    ],
    ofPack: (packId) => readable(batches('pack_id = ?', packId)),
    ofTenantInPack: (tenantId, packId) => readable(batches('tenant_id = ? AND pack_id = ?', tenantId, packId)),
    get(tenantId, templateId) {
      const row = connection.get<TemplateRow>(`${columns} WHERE id = ? AND tenant_id = ?`, templateId, tenantId);
      return row ? opened(seal, row) : null;
    },
    byUuid: (tenantId, uuid) => one(`${summaries} WHERE uuid = ? AND tenant_id = ?`, uuid, tenantId),
    byCode: (tenantId, code) => one(`${summaries} WHERE code = ? AND tenant_id = ?`, code, tenantId),
    page: (tenantId, offset, limit) =>
      connection
        .all<SummaryRow>(`${summaries} WHERE tenant_id = ? ORDER BY id LIMIT ? OFFSET ?`, tenantId, limit, offset)
        .map(summary),
    remove(templateId) {
      connection.erase('DELETE FROM templates WHERE id = ?', templateId);
    },
    count(tenantId) {
      const sql = 'SELECT count(*) AS n FROM templates WHERE tenant_id = ?';
      return connection.get<{ n: number }>(sql, tenantId)?.n ?? 0;
    },
  };
}

function insert(
  connection: Connection,
  seal: Seal,
  newCode: () => string,
  { personId, packId, embedding, quality }: NewTemplate,
  createdAt: string,
): StoredTemplate {
  requireDirection(embedding);
  const tenantId = connection.get<{ tenant_id: number }>(
    'SELECT tenant_id FROM people WHERE id = ?',
    personId,
  )?.tenant_id;
  if (tenantId === undefined) throw new StationError('person_not_found', 'There is no such person.', { personId });
  const uuid = uuid7();
  const sealed = seal.close(embeddingBytes(embedding), { kind: 'template', tenantId, personId, packId, record: uuid });
  const sql = `INSERT INTO templates (uuid, code, tenant_id, person_id, pack_id, quality, created_at, sealed)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
  for (;;) {
    const code = newCode();
    try {
      const { id } = connection.run(sql, uuid, code, tenantId, personId, packId, quality, createdAt, sealed);
      return { id, uuid, code, tenantId, personId, packId, quality, createdAt, embedding: embedding.slice() };
    } catch (thrown) {
      if (!violates(thrown, 'UNIQUE')) throw thrown;
    }
  }
}

/** What the gallery could not compare must not be stored: it would be refused at every start from then on. */
function requireDirection(embedding: Float32Array): void {
  const squares = embedding.reduce((sum, value) => sum + value * value, 0);
  if (squares > 0 && Number.isFinite(squares)) return;
  throw new StationError('invalid_argument', 'The embedding has no direction: it is empty, all zeros or not finite.');
}

function opened(seal: Seal, row: TemplateRow): StoredTemplate {
  const { tenant_id: tenantId, person_id: personId, pack_id: packId, uuid } = row;
  const bytes = seal.open(row.sealed, { kind: 'template', tenantId, personId, packId, record: uuid });
  return { ...summary(row), tenantId, embedding: embeddingOf(bytes) };
}

function openedOr(report: (template: TemplateSummary) => void, seal: Seal, row: TemplateRow): StoredTemplate | null {
  try {
    return opened(seal, row);
  } catch {
    report(summary(row));
    return null;
  }
}

function summary(row: SummaryRow): TemplateSummary {
  return {
    id: row.id,
    uuid: row.uuid,
    code: row.code,
    personId: row.person_id,
    packId: row.pack_id,
    quality: row.quality,
    createdAt: row.created_at,
  };
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** The code that the biometric dialect knows a template or a palm by: unguessable, because it is all a caller needs to name one.
 * `FACE-` or `PALM-` and nine of A–Z 0–9: about 46 bits. */
export function randomCode(kind: 'FACE' | 'PALM' = 'FACE'): string {
  return `${kind}-${Array.from({ length: 9 }, () => letters[randomInt(letters.length)]).join('')}`;
}
