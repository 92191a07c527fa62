/** Who agreed to the use of a person's biometrics, or took it back, and when. Only added to. */
import type { ConsentEntry } from '../../../src-shared/contract/office.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';
import { utc } from '../times.ts';
import { uuid7 } from '../uuid.ts';

type Row = Omit<ConsentEntry, 'given'> & { given: number };

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
