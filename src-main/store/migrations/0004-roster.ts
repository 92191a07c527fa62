/** Who belonged where and when, and what a school knows about a pupil beyond the name. People who are there already have
 * belonged to their group since they were added, by this computer's clock: no other is set yet. */
export const sql = `
CREATE TABLE groups (
  name TEXT PRIMARY KEY,
  grade INTEGER,
  teacher TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE years (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  from_date TEXT NOT NULL,
  to_date TEXT NOT NULL
) STRICT;

CREATE TABLE memberships (
  person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  from_date TEXT NOT NULL,
  to_date TEXT,
  group_name TEXT NOT NULL,
  PRIMARY KEY (person_id, from_date)
) STRICT, WITHOUT ROWID;
CREATE INDEX memberships_of_group ON memberships (group_name, person_id);
CREATE INDEX memberships_beginning ON memberships (from_date);
CREATE INDEX memberships_ending ON memberships (to_date) WHERE to_date IS NOT NULL;
CREATE INDEX people_of_group ON people (tenant_id, group_name);

CREATE TABLE profiles (
  person_id INTEGER PRIMARY KEY,
  tenant_id INTEGER NOT NULL,
  nis TEXT,
  nisn TEXT,
  source_id TEXT,
  gender TEXT,
  guardian_name TEXT NOT NULL DEFAULT '',
  guardian_phone TEXT NOT NULL DEFAULT '',
  guardian_language TEXT NOT NULL DEFAULT 'id',
  messages_consent_at TEXT,
  left_on TEXT,
  UNIQUE (tenant_id, nis),
  UNIQUE (tenant_id, nisn),
  UNIQUE (tenant_id, source_id),
  FOREIGN KEY (person_id, tenant_id) REFERENCES people (id, tenant_id) ON DELETE CASCADE
) STRICT;
CREATE INDEX profiles_left ON profiles (tenant_id, left_on) WHERE left_on IS NOT NULL;

INSERT INTO memberships (person_id, from_date, to_date, group_name)
  SELECT id, date(created_at, 'localtime'), NULL, group_name FROM people;
`;
