/** Enrolment portraits: one JPEG a template, sealed. The portrait of a person is the one of their best shot that is left. */
import { StationError } from '../../../src-shared/errors.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';
import type { Seal, SealedFor } from '../seal.ts';
import { utc } from '../times.ts';

interface PortraitRow {
  id: number;
  sealed: Uint8Array;
  sealed_for: 'person' | 'template';
  tenant_id: number;
  person_id: number;
  uuid: string | null;
}

const opened = `SELECT portraits.id, portraits.sealed, sealed_for, people.tenant_id, portraits.person_id, templates.uuid
  FROM portraits JOIN people ON people.id = portraits.person_id
  LEFT JOIN templates ON templates.id = template_id AND templates.person_id = portraits.person_id`;

export function portraitsTable(connection: Connection, seal: Seal): Store['portraits'] {
  const open = (row: PortraitRow): Buffer => seal.open(row.sealed, ownerOf(row));
  return {
    put(templateId, image, at) {
      const of = 'SELECT tenant_id, person_id, uuid FROM templates WHERE id = ?';
      const template = connection.get<Pick<PortraitRow, 'tenant_id' | 'person_id' | 'uuid'>>(of, templateId);
      if (!template) throw new StationError('template_not_found', 'There is no such template.', { templateId });
      const sealed = seal.close(image, ownerOf({ ...template, sealed_for: 'template' }));
      const sql = `INSERT INTO portraits (person_id, template_id, at, sealed_for, sealed) VALUES (?, ?, ?, 'template', ?)
        ON CONFLICT (template_id) DO UPDATE SET at = excluded.at, sealed_for = 'template', sealed = excluded.sealed`;
      connection.erase(sql, template.person_id, templateId, utc(at), sealed);
    },
    ofTemplate(templateId) {
      const row = connection.get<PortraitRow>(`${opened} WHERE template_id = ?`, templateId);
      return row ? open(row) : null;
    },
    get(personId) {
      const best = 'WHERE portraits.person_id = ? ORDER BY quality DESC NULLS LAST, portraits.id LIMIT 1';
      const row = connection.get<PortraitRow>(`${opened} ${best}`, personId);
      return row ? open(row) : null;
    },
    remove(personId) {
      connection.erase('DELETE FROM portraits WHERE person_id = ?', personId);
    },
    removeAll() {
      const count = connection.get<{ n: number }>('SELECT count(*) AS n FROM portraits')?.n ?? 0;
      if (count > 0) connection.erase('DELETE FROM portraits');
      return count;
    },
  };
}

/** Opens every portrait, also of a database from before each had a template. Errors: as `Seal.open`. */
export function openEveryPortrait(connection: Connection, seal: Seal): void {
  const columns = connection.all<{ name: string }>("SELECT name FROM pragma_table_info('portraits')");
  const before = `SELECT person_id AS id, sealed, 'person' AS sealed_for, tenant_id, person_id, NULL AS uuid
    FROM portraits JOIN people ON people.id = person_id WHERE person_id > ? ORDER BY person_id LIMIT 1`;
  const now = `${opened} WHERE portraits.id > ? ORDER BY portraits.id LIMIT 1`;
  const next = columns.some(({ name }) => name === 'template_id') ? now : before;
  for (let after = 0; ; ) {
    const row = connection.get<PortraitRow>(next, after);
    if (!row) return;
    seal.open(row.sealed, ownerOf(row));
    after = row.id;
  }
}

/** What a portrait is sealed for: its template, or its person where it is from before portraits had one. */
function ownerOf({ sealed_for, tenant_id, person_id, uuid }: Omit<PortraitRow, 'id' | 'sealed'>): SealedFor {
  const record = sealed_for === 'template' ? (uuid ?? '') : '';
  return { kind: 'portrait', tenantId: tenant_id, personId: person_id, packId: '', record };
}
