/** Whether a database is whole, and what is in it: asked of every backup when it is made and before it is restored. */

import { Connection } from './connection.ts';
import { openStore } from './open.ts';
import { checkedVersion, checkKey } from './own-database.ts';
import type { Seal } from './seal.ts';
import { damaged } from './sqlite-errors.ts';
import { palmsTable } from './tables/palms.ts';
import { openEveryPortrait } from './tables/portraits.ts';
import { templatesTable } from './tables/templates.ts';

/** Numbers of rows, over all tenants. */
export interface Contents {
  tenants: number;
  people: number;
  templates: number;
  portraits: number;
  events: number;
}

/**
 * Checks every page and reference, opens every seal, and counts. The file must be nobody's live database: it is opened to
 * read only. Errors: wrong_key, version_too_new, internal (`reason` `damaged` or `foreign`).
 */
export function inspect(path: string, seal: Seal): Contents {
  const connection = new Connection(path, 'read');
  try {
    if (checkedVersion(connection) === 0) throw damaged('The database is empty.');
    checkKey(connection, seal);
    checkPages(connection);
    checkSeals(connection, seal);
    return contents(connection);
  } finally {
    connection.close();
  }
}

function checkPages(connection: Connection): void {
  if (connection.pragma('integrity_check(1)') !== 'ok') throw damaged('The database is damaged.');
  if (connection.pragma('foreign_key_check') !== undefined) throw damaged('The database has records of nobody.');
}

function checkSeals(connection: Connection, seal: Seal): void {
  const packs = connection.all<{ pack_id: string }>('SELECT DISTINCT pack_id FROM templates');
  const templates = templatesTable(connection, seal);
  for (const { pack_id } of packs) for (const _ of templates.ofPack(pack_id));
  // A backup of an older version has none yet; it is brought up to date when it is opened.
  const hasPalms = connection.get("SELECT 1 FROM sqlite_schema WHERE name = 'palms'") !== undefined;
  if (hasPalms) for (const _ of palmsTable(connection, seal).all());
  openEveryPortrait(connection, seal);
}

/** Counted, not checked. */
export function contents(connection: Connection): Contents {
  const rows = (table: keyof Contents) => connection.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? 0;
  return {
    tenants: rows('tenants'),
    people: rows('people'),
    templates: rows('templates'),
    portraits: rows('portraits'),
    events: rows('events'),
  };
}

/** A look at a station's data that changes nothing and works beside a running station: for `hadir doctor`. */
export interface Examination {
  /** SQLite's own check of every page. */
  whole: boolean;
  /** ISO 8601; null where nobody was seen yet. */
  newestEvent: string | null;
}

/** Errors: as `openStore` to read. */
export function examine(path: string, key: Uint8Array): Examination {
  const store = openStore({ path, key, access: 'read' });
  try {
    return { whole: quickCheck(path), newestEvent: store.events.list(1, 0).events[0]?.at ?? null };
  } finally {
    store.close();
  }
}

function quickCheck(path: string): boolean {
  const connection = new Connection(path, 'read');
  try {
    return connection.pragma('quick_check(1)') === 'ok';
  } finally {
    connection.close();
  }
}
