/** PINs (sealed hashes: six digits would be guessed from a hash alone) and cards (marks under the station's key; the text of a
 * card that the station made is sealed). */
export const sql = `
CREATE TABLE pins (
  person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
  sealed BLOB NOT NULL,
  issued_at TEXT NOT NULL
) STRICT;

CREATE TABLE cards (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  mark TEXT NOT NULL,
  sealed BLOB,
  issued_at TEXT NOT NULL,
  revoked_at TEXT
) STRICT;
CREATE UNIQUE INDEX cards_in_use ON cards (mark) WHERE revoked_at IS NULL;
CREATE INDEX cards_of_person ON cards (person_id);
`;
