import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { Connection } from '../../../src-main/store/connection.ts';
import { migrate, schemaVersion } from '../../../src-main/store/migrations/index.ts';
import { tempFolder } from './support.ts';

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
