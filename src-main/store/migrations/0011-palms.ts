/** Palms: one Competitive Code of one shot each, sealed like face templates; and which biometric a decision of the gate was on. */
export const sql = `
CREATE TABLE palms (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL UNIQUE,
  tenant_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  pack_id TEXT NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('left', 'right')),
  quality REAL NOT NULL,
  created_at TEXT NOT NULL,
  sealed BLOB NOT NULL,
  FOREIGN KEY (person_id, tenant_id) REFERENCES people (id, tenant_id) ON DELETE CASCADE
) STRICT;
CREATE INDEX palms_of_person ON palms (person_id, tenant_id);
CREATE INDEX palms_by_person ON palms (tenant_id, person_id);
CREATE INDEX palms_by_pack ON palms (tenant_id, pack_id);

ALTER TABLE events ADD COLUMN modality TEXT NOT NULL DEFAULT 'face' CHECK (modality IN ('face', 'palm'));
`;
