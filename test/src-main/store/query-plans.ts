/** SQLite's own plan for the statements a store has used: each part of the store asserts with these that none of its
 * statements reads a whole table it should not. */
import Database from 'better-sqlite3';
import type { StationStore } from '../../../src-main/store/index.ts';

/** Steps that read no table of ours: a subquery's few rows, a row made of constants, and the schema when a store is opened. */
const harmless = /^SCAN (arrival|CONSTANT ROW|sqlite_master)\b/;

/** The steps of one statement's plan, as EXPLAIN QUERY PLAN words them. */
export function planOf(store: StationStore, sql: string): string[] {
  const db = new Database(store.path, { readonly: true });
  try {
    const values = Array.from(sql.matchAll(/\?/g), () => 1);
    const rows = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values);
    return rows.map((row) => (row as { detail: string }).detail);
  } finally {
    db.close();
  }
}

/** The plan, in lines, of the first statement used so far that contains `part`. */
export function stepsOf(store: StationStore, part: string): string {
  const sql = store.statements().find((text) => text.includes(part));
  if (sql === undefined) throw new Error(`No statement used so far contains "${part}".`);
  return planOf(store, sql).join('\n');
}

/** Every step that reads a whole table, with its statement; `allowed` tells the statements that are meant to. */
export function wholeTableReads(store: StationStore, allowed: (sql: string) => boolean = () => false): string[] {
  return store
    .statements()
    .filter((sql) => !allowed(sql))
    .flatMap((sql) =>
      planOf(store, sql)
        .filter((step) => step.startsWith('SCAN') && !harmless.test(step))
        .map((step) => `${step}: ${sql}`),
    );
}
