import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { Connection } from '../../../src-main/store/connection.ts';
import { migrate } from '../../../src-main/store/migrations/index.ts';
import { tempFolder } from './support.ts';

function ofVersion(version: number): Connection {
  const connection = new Connection(join(tempFolder(), 'station.db'), 'write');
  onTestFinished(() => connection.close());
  migrate(connection, 0, version);
  return connection;
}

/** The date on this computer's wall clock. */
function localDate(instant: string): string {
  const at = new Date(instant);
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

it('3: an empty calendar, and everything of version 2 still there', () => {
  const connection = ofVersion(2);
  connection.run("INSERT INTO tenants (id, created_at) VALUES (7, '2025-11-17T00:10:00.000Z')");
  migrate(connection, 2, 3);
  expect(connection.pragma('user_version')).toBe(3);
  for (const table of ['clocks', 'rules', 'special_days', 'gates', 'preferences'])
    expect(connection.all(`SELECT * FROM ${table}`)).toEqual([]);
  expect(connection.all('SELECT id FROM tenants')).toEqual([{ id: 7 }]);
});

it('4: whoever is there already belongs to their group from the local date they were added on', () => {
  const connection = ofVersion(3);
  connection.run("INSERT INTO tenants (id, created_at) VALUES (1, '2025-11-17T00:10:00.000Z')");
  const added = ['2025-11-17T00:10:00.000Z', '2025-11-17T12:00:00.000Z', '2025-12-31T23:59:59.999Z'];
  const insertion = `INSERT INTO people (tenant_id, user_id, name, group_name, name_folded, search_text, created_at)
    VALUES (1, ?, 'x', ?, 'x', 'x', ?)`;
  added.forEach((at, i) => {
    connection.run(insertion, i + 1, i === 1 ? '' : '7A', at);
  });
  migrate(connection, 3, 4);
  expect(connection.all('SELECT person_id, from_date, to_date, group_name FROM memberships')).toEqual(
    added.map((at, i) => ({
      person_id: i + 1,
      from_date: localDate(at),
      to_date: null,
      group_name: i === 1 ? '' : '7A',
    })),
  );
});
