/** What is kept of people beside their names: consents, notes, and their faces and palms as one list. */
import type { ConsentEntry, PersonNote } from '../../../src-shared/contract/office.ts';
import { type Modality, modalities } from '../../../src-shared/palm.ts';
import type { PalmStore } from '../../station/ports/palms.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';
import { utc } from '../times.ts';
import { uuid7 } from '../uuid.ts';

type Row = Omit<ConsentEntry, 'given'> & { given: number };

/** Who agreed to the use of a person's biometrics, or took it back, and when. Only added to. */
export function consentsTable(connection: Connection): Store['consents'] {
  return {
    ofPerson(personId) {
      const sql = `SELECT id, uuid, at, given, given_by AS "by", relation, note, author FROM consents
        WHERE person_id = ? ORDER BY id DESC`;
      return connection.all<Row>(sql, personId).map((row) => ({ ...row, given: row.given === 1 }));
    },
    add({ personId, ...entry }) {
      const at = utc(entry.at);
      const { given, by, relation, note, author } = entry;
      const uuid = uuid7();
      const sql = `INSERT INTO consents (uuid, person_id, at, given, given_by, relation, note, author)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
      const { id } = connection.run(sql, uuid, personId, at, given ? 1 : 0, by, relation, note, author);
      return { ...entry, id, uuid, at };
    },
  };
}

/** Notes on people, newest first. */
export function notesTable(connection: Connection): Store['notes'] {
  return {
    ofPerson: (personId) =>
      connection.all<PersonNote>(
        'SELECT id, at, author, text FROM notes WHERE person_id = ? ORDER BY id DESC',
        personId,
      ),
    get(noteId) {
      const sql = 'SELECT id, person_id AS personId, at, author, text FROM notes WHERE id = ?';
      return connection.get<PersonNote & { personId: number }>(sql, noteId) ?? null;
    },
    add({ personId, author, text, ...note }) {
      const at = utc(note.at);
      const sql = 'INSERT INTO notes (person_id, at, author, text) VALUES (?, ?, ?, ?)';
      return { id: connection.run(sql, personId, at, author, text).id, at, author, text };
    },
    remove(noteId) {
      connection.run('DELETE FROM notes WHERE id = ?', noteId);
    },
  };
}

type Entry = ReturnType<PalmStore['biometrics']['page']>[number];

const tables: Record<Modality, string> = { face: 'templates', palm: 'palms' };

function entries(modality: Modality): string {
  return `SELECT '${modality}' AS modality, id, code, person_id AS personId, quality, created_at AS createdAt
    FROM ${tables[modality]} WHERE tenant_id = ?`;
}

/** Faces and palms as one list, for callers that page through both. */
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
