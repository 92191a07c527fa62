/** The school's clock, rules and special days, its gates, and what staff set. Rows are added; what is past stays derivable. */
export const sql = `
CREATE TABLE clocks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  effective_from TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  day_starts TEXT NOT NULL
) STRICT;

CREATE TABLE rules (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  group_name TEXT,
  weekdays TEXT NOT NULL,
  effective_from TEXT NOT NULL,
  plan TEXT,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL
) STRICT;

CREATE TABLE special_days (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  from_date TEXT NOT NULL,
  to_date TEXT NOT NULL,
  name TEXT NOT NULL,
  group_name TEXT,
  plan TEXT,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL
) STRICT;

CREATE TABLE gates (
  name TEXT PRIMARY KEY,
  direction TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE preferences (
  name TEXT PRIMARY KEY,
  value TEXT,
  sealed BLOB
) STRICT, WITHOUT ROWID;
`;
