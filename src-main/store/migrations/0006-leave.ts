/** Leave requests and the decisions on them, which are only added. Letters are sealed. */
export const sql = `
CREATE TABLE leave_requests (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  from_date TEXT NOT NULL,
  to_date TEXT NOT NULL,
  note TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL
) STRICT;
CREATE INDEX leave_of_person ON leave_requests (person_id, from_date);
CREATE INDEX leave_by_end ON leave_requests (to_date, from_date);

CREATE TABLE leave_decisions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  leave_id INTEGER NOT NULL REFERENCES leave_requests (id) ON DELETE CASCADE,
  decision TEXT NOT NULL,
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX leave_decisions_of ON leave_decisions (leave_id, id);

CREATE TABLE leave_attachments (
  leave_id INTEGER PRIMARY KEY REFERENCES leave_requests (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  sealed BLOB NOT NULL
) STRICT;
`;
