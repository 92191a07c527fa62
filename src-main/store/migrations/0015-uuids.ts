/**
 * A name that lasts beside each local number: between stations and in exchange files an entity is called by its UUID (version 7, so
 * that they sort by when they were made). What is there gets one with the time at which it was made; templates and palms keep
 * theirs, since what is sealed is bound to it. `uuid7` is the connection's own function.
 *
 * Groups get a local number and their tenant; also those that nobody described but that people belong to or once belonged to. Which
 * tenant an older group or the record of an erased person is of, nothing says: that of most people, and of most records.
 */
export const sql = `
ALTER TABLE people ADD COLUMN uuid TEXT;
UPDATE people SET uuid = uuid7(created_at);
CREATE UNIQUE INDEX people_by_uuid ON people (uuid);

ALTER TABLE events ADD COLUMN uuid TEXT;
UPDATE events SET uuid = uuid7(at);
CREATE UNIQUE INDEX events_by_uuid ON events (uuid);

ALTER TABLE consents ADD COLUMN uuid TEXT;
UPDATE consents SET uuid = uuid7(at);
CREATE UNIQUE INDEX consents_by_uuid ON consents (uuid);

ALTER TABLE leave_requests ADD COLUMN uuid TEXT;
UPDATE leave_requests SET uuid = uuid7(created_at);
CREATE UNIQUE INDEX leave_by_uuid ON leave_requests (uuid);

ALTER TABLE records ADD COLUMN uuid TEXT;
ALTER TABLE records ADD COLUMN tenant_id INTEGER;
UPDATE records SET uuid = uuid7(written_at), tenant_id = (SELECT tenant_id FROM people WHERE people.id = records.person_id);
UPDATE records SET tenant_id = coalesce(
    (SELECT tenant_id FROM records WHERE tenant_id IS NOT NULL GROUP BY tenant_id ORDER BY count(*) DESC LIMIT 1),
    (SELECT min(id) FROM tenants), 1)
  WHERE tenant_id IS NULL;
CREATE UNIQUE INDEX records_by_uuid ON records (uuid);

CREATE TABLE groups_with_numbers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  tenant_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  grade INTEGER,
  teacher TEXT NOT NULL,
  described INTEGER NOT NULL CHECK (described IN (0, 1)),
  UNIQUE (tenant_id, name)
) STRICT;
INSERT INTO groups_with_numbers (uuid, tenant_id, name, grade, teacher, described)
  SELECT uuid7(NULL), coalesce(
      (SELECT tenant_id FROM memberships JOIN people ON people.id = person_id WHERE memberships.group_name = groups.name
        GROUP BY tenant_id ORDER BY count(*) DESC LIMIT 1),
      (SELECT tenant_id FROM people GROUP BY tenant_id ORDER BY count(*) DESC LIMIT 1),
      (SELECT min(id) FROM tenants), 1), name, grade, teacher, 1
  FROM groups;
INSERT OR IGNORE INTO groups_with_numbers (uuid, tenant_id, name, grade, teacher, described)
  SELECT uuid7(NULL), tenant_id, memberships.group_name, NULL, '', 0
  FROM memberships JOIN people ON people.id = person_id WHERE memberships.group_name <> ''
  GROUP BY tenant_id, memberships.group_name;
DROP TABLE groups;
ALTER TABLE groups_with_numbers RENAME TO groups;

CREATE TABLE gates_with_numbers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE,
  direction TEXT NOT NULL
) STRICT;
INSERT INTO gates_with_numbers (uuid, name, direction) SELECT uuid7(NULL), name, direction FROM gates ORDER BY name;
DROP TABLE gates;
ALTER TABLE gates_with_numbers RENAME TO gates;

INSERT INTO meta (name, value) VALUES ('station_uuid', uuid7(NULL));
`;
