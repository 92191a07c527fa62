/**
 * A portrait belongs to the template that it was cut from, and goes with it. Until now there was one a person, without a word of
 * which shot it shows: it goes to the newest template that is not newer than it (of the shots of one enrolment, the first). Where
 * there is none, nobody knows whose face it is (`template_id` null): it goes with whichever template of the person goes first.
 *
 * `sealed_for` says what the seal binds a portrait to. Those that are there stay bound to their person, since only the key could
 * bind them anew; like before, they open for nobody else.
 */
export const sql = `
CREATE TABLE portraits_of_templates (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  template_id INTEGER UNIQUE REFERENCES templates (id) ON DELETE CASCADE,
  at TEXT NOT NULL,
  sealed_for TEXT NOT NULL CHECK (sealed_for = 'person' OR (sealed_for = 'template' AND template_id IS NOT NULL)),
  sealed BLOB NOT NULL
) STRICT;
INSERT INTO portraits_of_templates (person_id, template_id, at, sealed_for, sealed)
  SELECT person_id,
    (SELECT id FROM templates WHERE templates.person_id = portraits.person_id AND created_at <= at
      ORDER BY created_at DESC, id LIMIT 1),
    at, 'person', sealed
  FROM portraits;
DROP TABLE portraits;
ALTER TABLE portraits_of_templates RENAME TO portraits;
CREATE INDEX portraits_of_person ON portraits (person_id);

CREATE TRIGGER portraits_of_unknown_shots AFTER DELETE ON templates BEGIN
  DELETE FROM portraits WHERE person_id = old.person_id AND template_id IS NULL;
END;
`;
