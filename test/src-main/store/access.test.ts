import { describe, expect, it } from 'vitest';
import { Connection } from '../../../src-main/store/connection.ts';
import { databasePath, openStore } from '../../../src-main/store/index.ts';
import { migrate } from '../../../src-main/store/migrations/index.ts';
import { applicationId } from '../../../src-main/store/own-database.ts';
import { createSeal } from '../../../src-main/store/seal.ts';
import { metaTable } from '../../../src-main/store/tables/settings.ts';
import { key, monday, tempFolder, tempStore } from './support.ts';

const school = {
  name: 'Sekolah',
  hash: 'scrypt$…',
  scopes: ['recognise' as const],
  createdAt: monday,
  expiresAt: null,
};

describe('keys', () => {
  it('are numbered, kept as they were made and listed in the order of their making', () => {
    const { keys } = tempStore();
    const first = keys.insert(school);
    const second = keys.insert({ ...school, name: 'Laporan', scopes: ['people:read', 'admin'], expiresAt: monday });
    expect(first).toEqual({ ...school, id: 1, revokedAt: null, lastUsedAt: null });
    expect(second).toMatchObject({ id: 2, scopes: ['people:read', 'admin'], expiresAt: monday });
    expect(keys.list()).toEqual([first, second]);
    expect([keys.get(2), keys.get(3)]).toEqual([second, null]);
  });

  it('expire at a time of the world’s clock, wherever it was written', () => {
    const { expiresAt } = tempStore().keys.insert({ ...school, expiresAt: '2025-11-17T07:10:00+07:00' });
    expect(expiresAt).toBe(monday);
  });

  it('are revoked once and stay so', () => {
    const { keys } = tempStore();
    keys.insert(school);
    keys.revoke(1, monday);
    keys.revoke(1, '2026-01-01T00:00:00.000Z');
    keys.used(1, '2025-11-16T00:00:00.000Z');
    expect(keys.get(1)).toMatchObject({ revokedAt: monday, lastUsedAt: '2025-11-16T00:00:00.000Z' });
  });
});

describe('clients', () => {
  it('are kept once for each dialect', () => {
    const { clients } = tempStore();
    const first = clients.insert({ address: '10.0.0.2', dialect: 'tenant', createdAt: monday });
    clients.insert({ address: '10.0.0.2', dialect: 'server', createdAt: monday });
    const again = clients.insert({ address: '10.0.0.2', dialect: 'tenant', createdAt: '2026-01-01T00:00:00.000Z' });
    expect(again).toEqual(first);
    expect(clients.list().map(({ dialect }) => dialect)).toEqual(['tenant', 'server']);
    clients.remove(first.id);
    clients.remove(99);
    expect(clients.list().map(({ dialect }) => dialect)).toEqual(['server']);
  });
});

it('the audit list is read from its newest entry on, page by page', () => {
  const { audit } = tempStore();
  for (const subject of ['a', 'b', 'c'])
    audit.append({ at: monday, actor: 'staff', action: 'key.created', subject, details: { n: 1 } });
  const first = audit.list(2, 0);
  expect(first.entries.map(({ subject }) => subject)).toEqual(['c', 'b']);
  expect(first.entries[0]).toEqual({
    id: 3,
    at: monday,
    actor: 'staff',
    action: 'key.created',
    subject: 'c',
    details: { n: 1 },
  });
  expect(audit.list(2, first.next ?? 0)).toMatchObject({ entries: [{ subject: 'a' }], next: null });
});

it('a database of version 1 is brought up to date when it is opened', () => {
  const path = databasePath(tempFolder());
  const old = new Connection(path, 'write');
  migrate(old, 0, 1);
  old.pragma(`application_id = ${applicationId}`);
  metaTable(old).set('key_check', createSeal(key).keyCheck);
  old.run("INSERT INTO tenants (id, created_at) VALUES (7, '2025-11-17T00:10:00.000Z')");
  expect(() => migrate(old, 0)).toThrow('already exists');
  old.close();
  const store = openStore({ path, key });
  expect(store.tenants.exists(7)).toBe(true);
  expect(store.keys.insert(school).id).toBe(1);
  store.close();
});
