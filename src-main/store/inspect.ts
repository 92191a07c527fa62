/** Whether a database is whole, and what is in it: asked of every backup when it is made and before it is restored. */
import { checkedVersion, checkKey } from './check.ts';
import { Connection } from './connection.ts';
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
