/** Notes on people, consents (only added to), what staff say of the gate's decisions, and the ways into their log. */
export const sql = `
CREATE TABLE notes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX notes_of_person ON notes (person_id, id);

CREATE TABLE consents (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  at TEXT NOT NULL,
  given INTEGER NOT NULL,
  given_by TEXT NOT NULL,
  relation TEXT NOT NULL,
  note TEXT NOT NULL,
  author TEXT NOT NULL
) STRICT;
CREATE INDEX consents_of_person ON consents (person_id, id);

CREATE TABLE event_marks (
  event_id INTEGER PRIMARY KEY REFERENCES events (id),
  wrong INTEGER NOT NULL,
  note TEXT NOT NULL,
  at TEXT NOT NULL,
  author TEXT NOT NULL
) STRICT;

CREATE INDEX events_by_outcome ON events (outcome);
CREATE INDEX events_of_person ON events (person_id);
CREATE INDEX events_by_time ON events (at);
`;
