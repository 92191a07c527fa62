/**
 * Attendance records: facts that are only ever added. A correction is a record that points at its target; the unique index
 * lets each record be corrected once. Like recognition events they outlive the person in them, whose number is never given
 * again. `records_by_day` covers what a day's status is derived from, so that a month is read without its rows;
 * `records_of_day` finds a day's first and last number.
 */
export const sql = `
CREATE TABLE records (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  at TEXT NOT NULL,
  day TEXT NOT NULL,
  written_at TEXT NOT NULL,
  gate TEXT NOT NULL,
  direction TEXT NOT NULL,
  method TEXT NOT NULL,
  similarity REAL,
  margin REAL,
  liveness REAL,
  policy TEXT NOT NULL,
  event_id INTEGER,
  target_id INTEGER,
  author TEXT NOT NULL,
  reason TEXT NOT NULL,
  clock_suspect INTEGER NOT NULL
) STRICT;
CREATE INDEX records_by_day ON records (day, person_id, at, direction, kind);
CREATE INDEX records_of_day ON records (day);
CREATE INDEX records_of_person ON records (person_id, at);
CREATE INDEX records_of_person_by_day ON records (person_id, day);
CREATE INDEX records_of_events ON records (event_id) WHERE event_id IS NOT NULL;
CREATE UNIQUE INDEX records_corrections ON records (target_id) WHERE target_id IS NOT NULL;
`;
