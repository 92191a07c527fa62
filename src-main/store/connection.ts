/**
 * One connection to one SQLite file: statements prepared once, errors in the station's words, transactions that nest. The
 * tables speak to SQLite only through this.
 */
import { closeSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { fileError, storeError } from './sqlite-errors.ts';
import { uuid7 } from './uuid.ts';

/** Milliseconds to wait for another process's write (a backup's checkpoint) before `busy`. */
const busyTimeout = 5000;

export type SqlValue = string | number | Uint8Array | null;

export type Access = 'write' | 'read';

export class Connection {
  readonly path: string;
  readonly #db: Database.Database;
  readonly #statements = new Map<string, Database.Statement<SqlValue[]>>();
  readonly #inTransaction: Database.Transaction<(work: () => unknown) => unknown>;
  #removed = false;

  /** `write` creates a missing file; `read` needs it to exist. Errors: as in `sqlite-errors.ts`. */
  constructor(path: string, access: Access) {
    this.path = path;
    if (access === 'write') createPrivately(path);
    this.#db = guarded(
      () => new Database(path, { readonly: access === 'read', fileMustExist: true, timeout: busyTimeout }),
    );
    // For migrations: rows that are there already get their names by one statement.
    this.#db.function('uuid7', { directOnly: true }, (at) => uuid7(at === null ? undefined : String(at)));
    this.#inTransaction = this.#db.transaction((work: () => unknown) => work());
  }

  get<Row>(sql: string, ...values: SqlValue[]): Row | undefined {
    return guarded(() => this.#prepare(sql).get(...values) as Row | undefined);
  }

  all<Row>(sql: string, ...values: SqlValue[]): Row[] {
    return guarded(() => this.#prepare(sql).all(...values) as Row[]);
  }

  /** Returns the id of the inserted row, where it was an insert, and the number of rows changed. */
  run(sql: string, ...values: SqlValue[]): { id: number; changes: number } {
    return guarded(() => {
      const { lastInsertRowid, changes } = this.#prepare(sql).run(...values);
      return { id: Number(lastInsertRowid), changes };
    });
  }

  /** Several statements, not prepared: for migrations. */
  execute(sql: string): void {
    guarded(() => this.#db.exec(sql));
  }

  /** The value of a pragma, or what setting one answers. */
  pragma(text: string): unknown {
    return guarded(() => this.#db.pragma(text, { simple: true }));
  }

  /** All of `work` or nothing; inside another transaction it is a part of that one. `work` must not be asynchronous. */
  transaction<T>(work: () => T): T {
    const result = guarded(() => this.#inTransaction.immediate(work) as T);
    this.#scrub();
    return result;
  }

  /**
   * Runs a statement that removes sealed biometric data. `secure_delete` zeroes what it frees in the database; the
   * write-ahead log still holds earlier copies, so it is emptied as soon as the transaction is over.
   */
  erase(sql: string, ...values: SqlValue[]): void {
    this.run(sql, ...values);
    this.#removed = true;
    this.#scrub();
  }

  /** The text of every statement used so far: query plans are asserted on it. */
  statements(): string[] {
    return [...this.#statements.keys()];
  }

  close(): void {
    this.#db.close();
  }

  #scrub(): void {
    if (!this.#removed || this.#db.inTransaction) return;
    // The removal itself is on disk by now, so nothing here may fail it: where a reader (a backup) holds the log or the disk
    // is full, the next removal or `close` empties it.
    this.#db.pragma('busy_timeout = 0');
    this.#removed = !this.#emptiesLog();
    this.#db.pragma(`busy_timeout = ${busyTimeout}`);
  }

  #emptiesLog(): boolean {
    try {
      return this.#db.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0;
    } catch {
      return false;
    }
  }

  #prepare(sql: string): Database.Statement<SqlValue[]> {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#db.prepare<SqlValue[]>(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    throw storeError(thrown);
  }
}

/** Readable by its owner only; SQLite gives the write-ahead log the same mode. A file that exists is not even opened:
 * closing any handle of it would drop the locks this process has on it. */
function createPrivately(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw fileError(thrown);
  }
}
