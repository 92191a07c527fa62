/**
 * The first schema.
 *
 * - People and templates are numbered with AUTOINCREMENT: a number is never given again, so that a recognition event, which
 *   keeps the number of a person who has since been removed, can never point at somebody else.
 * - Recognition events therefore have no foreign key to people. Templates and portraits do, and go with their person.
 * - `templates.tenant_id` repeats the person's, tied to it by the foreign key, so that a tenant is read by one index.
 */
export const sql = `
CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE tenants (
  id INTEGER PRIMARY KEY,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE people (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tenant_id INTEGER NOT NULL REFERENCES tenants (id),
  user_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  group_name TEXT NOT NULL,
  name_folded TEXT NOT NULL,
  search_text TEXT NOT NULL,
  created_at TEXT NOT NULL,
  UNIQUE (tenant_id, user_id),
  UNIQUE (id, tenant_id)
) STRICT;
CREATE INDEX people_by_name ON people (tenant_id, name);
CREATE INDEX people_in_order ON people (tenant_id, name_folded, id);

CREATE TABLE templates (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL UNIQUE,
  tenant_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  pack_id TEXT NOT NULL,
  quality REAL NOT NULL,
  created_at TEXT NOT NULL,
  sealed BLOB NOT NULL,
  FOREIGN KEY (person_id, tenant_id) REFERENCES people (id, tenant_id) ON DELETE CASCADE
) STRICT;
CREATE INDEX templates_of_person ON templates (person_id, tenant_id);
CREATE INDEX templates_by_person ON templates (tenant_id, person_id);
CREATE INDEX templates_by_pack ON templates (tenant_id, pack_id);
CREATE INDEX templates_of_pack ON templates (pack_id);

CREATE TABLE portraits (
  person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
  at TEXT NOT NULL,
  sealed BLOB NOT NULL
) STRICT;

CREATE TABLE events (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tenant_id INTEGER NOT NULL REFERENCES tenants (id),
  at TEXT NOT NULL,
  gate TEXT NOT NULL,
  outcome TEXT NOT NULL,
  person_id INTEGER,
  similarity REAL,
  runner_up REAL,
  distance REAL,
  liveness REAL,
  liveness_mode TEXT NOT NULL,
  quality REAL NOT NULL,
  people INTEGER NOT NULL,
  sightings INTEGER NOT NULL,
  pack_id TEXT NOT NULL,
  policy TEXT NOT NULL
) STRICT;
CREATE INDEX events_accepted ON events (tenant_id, at, person_id) WHERE outcome = 'accept';

CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  details TEXT NOT NULL
) STRICT;
`;
