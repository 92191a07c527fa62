/** PINs as sealed hashes; cards by a mark under the station's key, with the text of those it made sealed, so that they can be
 * printed again. A copy of the database opens no gate. */
import { StationError } from '../../../src-shared/errors.ts';
import type { StoredCard } from '../../station/ports/staff.ts';
import type { Store } from '../../station/ports.ts';
import type { Connection } from '../connection.ts';
import type { Seal, SealedFor } from '../seal.ts';
import { violates } from '../sqlite-errors.ts';
import { utc } from '../times.ts';

interface CardRow {
  id: number;
  personId: number;
  tenantId: number;
  mark: string;
  sealed: Uint8Array | null;
  issuedAt: string;
  revokedAt: string | null;
}

const cards = `SELECT cards.id, person_id AS personId, tenant_id AS tenantId, mark, sealed, issued_at AS issuedAt,
  revoked_at AS revokedAt FROM cards JOIN people ON people.id = person_id`;

export function credentialsTable(connection: Connection, seal: Seal): Store['credentials'] {
  const opened = ({ tenantId, mark, sealed, ...row }: CardRow): StoredCard => ({
    ...row,
    text: sealed && seal.open(sealed, cardOf(tenantId, row.personId, mark)).toString('utf8'),
  });
  return {
    pinOf(personId) {
      const sql = `SELECT sealed, issued_at AS issuedAt, tenant_id AS tenantId FROM pins
        JOIN people ON people.id = person_id WHERE person_id = ?`;
      const row = connection.get<{ sealed: Uint8Array; issuedAt: string; tenantId: number }>(sql, personId);
      return row
        ? { hash: seal.open(row.sealed, pinOf(row.tenantId, personId)).toString('utf8'), issuedAt: row.issuedAt }
        : null;
    },
    setPin(personId, { hash, issuedAt }) {
      const sealed = seal.close(Buffer.from(hash), pinOf(tenantOf(connection, personId), personId));
      const sql = `INSERT INTO pins (person_id, sealed, issued_at) VALUES (?, ?, ?)
        ON CONFLICT (person_id) DO UPDATE SET sealed = excluded.sealed, issued_at = excluded.issued_at`;
      connection.run(sql, personId, sealed, utc(issuedAt));
    },
    removePin(personId) {
      connection.run('DELETE FROM pins WHERE person_id = ?', personId);
    },
    addCard({ personId, text, printable, issuedAt }) {
      const tenantId = tenantOf(connection, personId);
      const mark = seal.mark(text);
      const sealed = printable ? seal.close(Buffer.from(text), cardOf(tenantId, personId, mark)) : null;
      const at = utc(issuedAt);
      const sql = 'INSERT INTO cards (person_id, mark, sealed, issued_at) VALUES (?, ?, ?, ?)';
      try {
        const { id } = connection.run(sql, personId, mark, sealed, at);
        return { id, personId, text: printable ? text : null, issuedAt: at, revokedAt: null };
      } catch (thrown) {
        // Whose card it is, is nobody's business here.
        if (violates(thrown, 'UNIQUE')) throw new StationError('conflict', 'This card is in use already.');
        throw thrown;
      }
    },
    cardByText(text) {
      const row = connection.get<CardRow>(`${cards} WHERE mark = ? AND revoked_at IS NULL`, seal.mark(text));
      return row ? opened(row) : null;
    },
    cardsOf(personId) {
      const sql = `${cards} WHERE person_id = ? AND revoked_at IS NULL ORDER BY cards.id DESC`;
      return connection.all<CardRow>(sql, personId).map(opened);
    },
    // A revoked card is never printed again: what it said goes.
    revokeCards(personId, at) {
      const sql = 'UPDATE cards SET revoked_at = ?, sealed = NULL WHERE person_id = ? AND revoked_at IS NULL';
      connection.run(sql, utc(at), personId);
    },
    countOf(personIds) {
      const sql = `SELECT (SELECT count(*) FROM pins WHERE person_id = ?) +
        (SELECT count(*) FROM cards WHERE person_id = ? AND revoked_at IS NULL) AS n`;
      return personIds.reduce((sum, id) => sum + (connection.get<{ n: number }>(sql, id, id)?.n ?? 0), 0);
    },
    eraseOf: (personId) =>
      connection.transaction(() => {
        connection.erase('DELETE FROM pins WHERE person_id = ?', personId);
        connection.erase('DELETE FROM cards WHERE person_id = ?', personId);
      }),
  };
}

function tenantOf(connection: Connection, personId: number): number {
  const sql = 'SELECT tenant_id AS tenantId FROM people WHERE id = ?';
  const person = connection.get<{ tenantId: number }>(sql, personId);
  if (!person) throw new StationError('person_not_found', 'There is no such person.', { personId });
  return person.tenantId;
}

function pinOf(tenantId: number, personId: number): SealedFor {
  return { kind: 'pin', tenantId, personId, packId: '', record: '' };
}

/** What a card's text is sealed for. */
function cardOf(tenantId: number, personId: number, mark: string): SealedFor {
  return { kind: 'card', tenantId, personId, packId: '', record: mark };
}
