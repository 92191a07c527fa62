import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { Connection } from '../../../src-main/store/connection.ts';
import { createSeal, databasePath, openStore } from '../../../src-main/store/index.ts';
import { migrate, schemaVersion } from '../../../src-main/store/migrations/index.ts';
import { numbersGiven } from '../../../src-shared/domain.ts';
import { key, tempFolder } from './support.ts';

function empty(): Connection {
  const connection = new Connection(join(tempFolder(), 'station.db'), 'write');
  onTestFinished(() => connection.close());
  return connection;
}

function tables(connection: Connection): string[] {
  const sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
  return connection.all<{ name: string }>(sql).map(({ name }) => name);
}

it('1: from nothing to the first tables', () => {
  const connection = empty();
  migrate(connection, 0, 1);
  expect(connection.pragma('user_version')).toBe(1);
  expect(tables(connection)).toEqual(['audit', 'events', 'meta', 'people', 'portraits', 'templates', 'tenants']);
});

it('2: keys, clients and remembered answers, with everything of version 1 still there', () => {
  const connection = empty();
  migrate(connection, 0, 1);
  connection.run("INSERT INTO tenants (id, created_at) VALUES (7, '2025-11-17T00:10:00.000Z')");
  const before = tables(connection);
  migrate(connection, 1, 2);
  expect(connection.pragma('user_version')).toBe(2);
  expect(tables(connection)).toEqual([...before, 'clients', 'idempotency', 'keys'].sort());
  expect(connection.all('SELECT id FROM tenants')).toEqual([{ id: 7 }]);
});

it('13: of the numbers that are there nobody knows who gave them, and nobody gets one of them', () => {
  const path = databasePath(tempFolder());
  const connection = new Connection(path, 'write');
  migrate(connection, 0, 12);
  const { keyCheck } = createSeal(key);
  const at = '2025-11-17T00:10:00.000Z';
  connection.execute(`PRAGMA application_id = ${0x48414449};
    INSERT INTO meta VALUES ('key_check', '${keyCheck}'), ('created_at', '${at}');
    INSERT INTO tenants VALUES (1, '${at}');`);
  // One in the range that the station gives from now on, and one of 16 digits.
  const before = [1, 2, numbersGiven.first, 1_234_567_890_123_456];
  const sql = `INSERT INTO people (tenant_id, user_id, name, group_name, name_folded, search_text, created_at)
    VALUES (1, ?, 'x', '', 'x', 'x', '${at}')`;
  for (const userId of before) connection.run(sql, userId);
  migrate(connection, 12, 13);
  const rows = connection.all('SELECT user_id, number_given FROM people ORDER BY id');
  expect(rows).toEqual(before.map((user_id) => ({ user_id, number_given: null })));
  connection.close();

  const store = openStore({ path, key });
  onTestFinished(() => store.close());
  expect(store.people.nextUserId(1)).toBe(numbersGiven.first + 1);
  expect(before.map((userId) => store.people.byUserId(1, userId)?.userId)).toEqual(before);
});

it('of the newest version nothing is changed', () => {
  const connection = empty();
  migrate(connection, 0);
  migrate(connection, schemaVersion);
  expect(connection.pragma('user_version')).toBe(schemaVersion);
});

it('a step that fails leaves the version and the tables before it', () => {
  const connection = empty();
  connection.execute('CREATE TABLE audit (unexpected TEXT)');
  expect(() => migrate(connection, 0)).toThrow('audit already exists');
  expect(connection.pragma('user_version')).toBe(0);
  expect(tables(connection)).toEqual(['audit']);
});
