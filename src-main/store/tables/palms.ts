/** Palms: one Competitive Code of one shot each, sealed like face templates. */
import { StationError } from '../../../src-shared/errors.ts';
import type { PalmSide, PalmSummary } from '../../../src-shared/palm.ts';
import { leastVariety, palmVariety, palmWords } from '../../../src-shared/palm-code.ts';
import type { NewPalm, PalmStore, StoredPalm } from '../../station/ports/palms.ts';
import type { Connection } from '../connection.ts';
import { type Seal, type SealedFor, wordBytes, wordsOf } from '../seal.ts';
import { violates } from '../sqlite-errors.ts';
import { utc } from '../times.ts';
import { uuid7 } from '../uuid.ts';
import { randomCode } from './templates.ts';

interface SummaryRow {
  id: number;
  uuid: string;
  code: string;
  person_id: number;
  pack_id: string;
  side: PalmSide;
  quality: number;
  created_at: string;
}

interface PalmRow extends SummaryRow {
  tenant_id: number;
  sealed: Uint8Array;
}

export interface PalmsOptions {
  /** As for templates: a palm that does not open is told here and left out of what the gallery loads. */
  onDamaged?: ((palm: PalmSummary) => void) | undefined;
  /** For tests of the retry. */
  newCode?: () => string;
}

export type PalmsTable = PalmStore['palms'] & {
  /** Of every tenant and pack: a backup's check opens each. */
  all(): Iterable<StoredPalm>;
};

/** What the sealed bytes are: this byte, then the code's words, little-endian. */
const codeVersion = 1;
/** Rows read at a time by the iterators: other statements may run between two batches. */
const batch = 500;
const summaries = 'SELECT id, uuid, code, person_id, pack_id, side, quality, created_at FROM palms';
const columns = 'SELECT id, uuid, code, person_id, pack_id, side, quality, created_at, tenant_id, sealed FROM palms';

export function palmsTable(
  connection: Connection,
  seal: Seal,
  { onDamaged, newCode = () => randomCode('PALM') }: PalmsOptions = {},
): PalmsTable {
  function* batches(where: string, ...values: (string | number)[]): Generator<StoredPalm> {
    const sql = `${columns} WHERE ${where} AND id > ? ORDER BY id LIMIT ${batch}`;
    for (let after = 0; ; ) {
      const rows = connection.all<PalmRow>(sql, ...values, after);
      for (const row of rows) {
        const palm = onDamaged ? openedOr(onDamaged, seal, row) : opened(seal, row);
        if (palm) yield palm;
      }
      if (rows.length < batch) return;
      after = (rows.at(-1) as PalmRow).id;
    }
  }

  return {
    insert: (palm, at) => insert(connection, seal, newCode, palm, utc(at)),
    ofPerson: (personId) =>
      connection.all<SummaryRow>(`${summaries} WHERE person_id = ? ORDER BY id`, personId).map(summary),
    ofTenantInPack: (tenantId, packId) => batches('tenant_id = ? AND pack_id = ?', tenantId, packId),
    all: () => batches('1 = 1'),
    byCode(tenantId, code) {
      const row = connection.get<SummaryRow>(`${summaries} WHERE code = ? AND tenant_id = ?`, code, tenantId);
      return row ? summary(row) : null;
    },
    remove(palmId) {
      connection.erase('DELETE FROM palms WHERE id = ?', palmId);
    },
    count(tenantId) {
      const sql = 'SELECT count(*) AS n FROM palms WHERE tenant_id = ?';
      return connection.get<{ n: number }>(sql, tenantId)?.n ?? 0;
    },
  };
}

function insert(
  connection: Connection,
  seal: Seal,
  newCode: () => string,
  { personId, packId, side, template, quality }: NewPalm,
  createdAt: string,
): PalmSummary {
  requireLines(template);
  const sql = 'SELECT tenant_id FROM people WHERE id = ?';
  const tenantId = connection.get<{ tenant_id: number }>(sql, personId)?.tenant_id;
  if (tenantId === undefined) throw new StationError('person_not_found', 'There is no such person.', { personId });
  const uuid = uuid7();
  const content = Buffer.concat([Buffer.of(codeVersion), wordBytes(template)]);
  const sealed = seal.close(content, sealedFor({ uuid, tenant_id: tenantId, person_id: personId, pack_id: packId }));
  const insertion = `INSERT INTO palms (uuid, code, tenant_id, person_id, pack_id, side, quality, created_at, sealed)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;
  for (;;) {
    const code = newCode();
    try {
      const values = [uuid, code, tenantId, personId, packId, side, quality, createdAt, sealed];
      return { id: connection.run(insertion, ...values).id, uuid, code, personId, packId, side, quality, createdAt };
    } catch (thrown) {
      if (!violates(thrown, 'UNIQUE')) throw thrown;
    }
  }
}

/** A code of one direction only is what a blank picture makes, and every blank picture would match it. */
function requireLines(template: Uint32Array): void {
  if (template.length !== palmWords)
    throw new StationError('invalid_argument', `A palm's code has ${palmWords} words, not ${template.length}.`);
  if (palmVariety(template) < leastVariety)
    throw new StationError('invalid_argument', "The palm's code has no lines: it is that of a blank picture.");
}

function opened(seal: Seal, row: PalmRow): StoredPalm {
  const content = seal.open(row.sealed, sealedFor(row));
  if (content[0] !== codeVersion || content.length !== 1 + 4 * palmWords) {
    const message = 'A stored palm is of a form that this program does not know. Enrol it again.';
    throw new StationError('internal', message, { reason: 'damaged', personId: row.person_id });
  }
  return { ...summary(row), tenantId: row.tenant_id, template: wordsOf(content.subarray(1)) };
}

function openedOr(report: (palm: PalmSummary) => void, seal: Seal, row: PalmRow): StoredPalm | null {
  try {
    return opened(seal, row);
  } catch {
    report(summary(row));
    return null;
  }
}

function sealedFor(row: Pick<PalmRow, 'uuid' | 'tenant_id' | 'person_id' | 'pack_id'>): SealedFor {
  return {
    kind: 'palm',
    tenantId: row.tenant_id,
    personId: row.person_id,
    packId: row.pack_id,
    record: row.uuid,
  };
}

function summary(row: SummaryRow): PalmSummary {
  const { id, uuid, code, side, quality } = row;
  return { id, uuid, code, personId: row.person_id, packId: row.pack_id, side, quality, createdAt: row.created_at };
}
