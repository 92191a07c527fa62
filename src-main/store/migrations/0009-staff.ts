/** Members of staff with their passwords' hashes. */
export const sql = `
CREATE TABLE staff (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  name_folded TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL,
  hash TEXT NOT NULL,
  active INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  last_sign_in_at TEXT
) STRICT;
`;
