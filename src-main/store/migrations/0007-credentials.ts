/** PINs (hashes) and cards (digests; the text of a card that the station printed is sealed). */
export const sql = `
CREATE TABLE pins (
  person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
  hash TEXT NOT NULL,
  issued_at TEXT NOT NULL
) STRICT;

CREATE TABLE cards (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  digest TEXT NOT NULL,
  sealed BLOB,
  issued_at TEXT NOT NULL,
  revoked_at TEXT
) STRICT;
CREATE UNIQUE INDEX cards_in_use ON cards (digest) WHERE revoked_at IS NULL;
CREATE INDEX cards_of_person ON cards (person_id);
`;
