/**
 * The outbox, who is sent what, and how far each delivery has come.
 *
 * Deliveries to one endpoint about one person go one after the other. Only the first of such a queue has a time in
 * `next_attempt_at`; those behind it have none until it is over. So what is due is found in the index of the firsts, however
 * many wait behind them.
 */
export const sql = `
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  topic TEXT NOT NULL,
  at TEXT NOT NULL,
  person_id INTEGER,
  data TEXT NOT NULL,
  once TEXT UNIQUE
) STRICT;
CREATE INDEX outbox_by_time ON outbox (at);
CREATE INDEX outbox_of_person ON outbox (person_id);

CREATE TABLE endpoints (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  url TEXT NOT NULL,
  topics TEXT NOT NULL,
  paused INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  last_delivered_at TEXT,
  last_error TEXT,
  sealed BLOB NOT NULL
) STRICT;

CREATE TABLE deliveries (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  endpoint_id INTEGER NOT NULL REFERENCES endpoints (id) ON DELETE CASCADE,
  event_id INTEGER NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
  person_id INTEGER,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  next_attempt_at TEXT,
  delivered_at TEXT,
  last_status INTEGER,
  last_error TEXT
) STRICT;
CREATE INDEX deliveries_queue ON deliveries (endpoint_id, person_id, event_id) WHERE state = 'pending';
CREATE INDEX deliveries_due ON deliveries (endpoint_id, next_attempt_at)
  WHERE state = 'pending' AND next_attempt_at IS NOT NULL;
CREATE INDEX deliveries_of_event ON deliveries (event_id, state);
CREATE INDEX deliveries_of_endpoint ON deliveries (endpoint_id, id);
CREATE INDEX deliveries_of_endpoint_by_state ON deliveries (endpoint_id, state, id);
CREATE INDEX deliveries_by_state ON deliveries (state, id);
`;
