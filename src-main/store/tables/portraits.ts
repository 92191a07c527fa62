/** Enrolment portraits: one JPEG a person, sealed. */
import { StationError } from '../../../src-shared/errors.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';
import type { Seal, SealedFor } from '../seal.ts';
import { utc } from '../times.ts';

export function portraitsTable(connection: Connection, seal: Seal): Store['portraits'] {
  return {
    put(personId, image, at) {
      const person = connection.get<{ tenant_id: number }>('SELECT tenant_id FROM people WHERE id = ?', personId);
      if (!person) throw new StationError('person_not_found', 'There is no such person.', { personId });
      const sql = `INSERT INTO portraits VALUES (?, ?, ?)
        ON CONFLICT (person_id) DO UPDATE SET at = excluded.at, sealed = excluded.sealed`;
      connection.erase(sql, personId, utc(at), seal.close(image, portraitOf(person.tenant_id, personId)));
    },
    get(personId) {
      const sql = 'SELECT tenant_id, sealed FROM portraits JOIN people ON people.id = person_id WHERE person_id = ?';
      const row = connection.get<{ tenant_id: number; sealed: Uint8Array }>(sql, personId);
      return row ? seal.open(row.sealed, portraitOf(row.tenant_id, personId)) : null;
    },
    remove(personId) {
      connection.erase('DELETE FROM portraits WHERE person_id = ?', personId);
    },
  };
}

/** What a person's portrait is sealed for. */
export function portraitOf(tenantId: number, personId: number): SealedFor {
  return { kind: 'portrait', tenantId, personId, packId: '', record: '' };
}
