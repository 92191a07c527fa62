/** Names that last: every entity has a UUIDv7 of its own, those that were there before too. */
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { Connection } from '../../../src-main/store/connection.ts';
import { migrate } from '../../../src-main/store/migrations/index.ts';
import { uuid7 } from '../../../src-main/store/uuid.ts';
import { record } from './records-support.ts';
import { addPerson, addTemplate, event, monday, tempFolder, tempStore } from './support.ts';

const isV7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const timeOf = (uuid: string): number => Number.parseInt(uuid.replaceAll('-', '').slice(0, 12), 16);

it('a UUID carries the time of its making in its first 48 bits', () => {
  expect(timeOf(uuid7(monday))).toBe(Date.parse(monday));
  const before = Date.now();
  for (const uuid of [uuid7(), uuid7('no time')]) {
    expect(uuid).toMatch(isV7);
    expect(timeOf(uuid)).toBeGreaterThanOrEqual(before);
  }
  const many = Array.from({ length: 1000 }, () => uuid7());
  expect(many.toSorted()).toEqual(many);
  expect(new Set(many).size).toBe(many.length);
});

it('15: what is there is named, with the time of its making; groups and records get their tenant', () => {
  const connection = new Connection(join(tempFolder(), 'station.db'), 'write');
  onTestFinished(() => connection.close());
  migrate(connection, 0, 14);
  connection.execute(`
    INSERT INTO tenants VALUES (1, '${monday}'), (2, '${monday}');
    INSERT INTO people (tenant_id, user_id, name, group_name, name_folded, search_text, created_at)
      VALUES (2, 1, 'A', '7A', 'a', 'a', '2025-07-01T00:00:00.000Z'), (2, 2, 'B', '7B', 'b', 'b', '2025-07-01T00:00:00.000Z'),
        (1, 1, 'C', '', 'c', 'c', '2025-07-01T00:00:00.000Z');
    INSERT INTO memberships VALUES (1, '2025-07-01', NULL, '7A'), (2, '2025-07-01', NULL, '7B'), (1, '2024-07-01', '2025-07-01', '6A');
    INSERT INTO groups VALUES ('7A', 7, 'Bu Rina'), ('Guru', NULL, '');
    INSERT INTO gates VALUES ('Utara', 'in');
    INSERT INTO consents (person_id, at, given, given_by, relation, note, author) VALUES (1, '${monday}', 1, 'Ibu', 'guardian', '', '');
    INSERT INTO leave_requests (person_id, kind, from_date, to_date, note, created_at, created_by)
      VALUES (1, 'sick', '2025-11-17', '2025-11-17', '', '${monday}', '');
    INSERT INTO events (tenant_id, at, gate, outcome, liveness_mode, quality, people, sightings, pack_id, policy)
      VALUES (2, '${monday}', '', 'unknown', 'off', 0.5, 1, 1, 'standard', 'gate-1');
  `);
  for (const personId of [1, 9])
    connection.run(
      `INSERT INTO records (person_id, kind, at, day, written_at, gate, direction, method, policy, author, reason, clock_suspect)
        VALUES (?, 'scan', ?, '2025-11-17', ?, '', 'in', 'card', '', '', '', 0)`,
      personId,
      monday,
      monday,
    );
  migrate(connection, 14, 15);
  const all = (sql: string) => connection.all<Record<string, unknown>>(sql);
  for (const table of ['people', 'events', 'consents', 'leave_requests', 'records', 'groups', 'gates']) {
    const uuids = all(`SELECT uuid FROM ${table}`).map(({ uuid }) => String(uuid));
    expect(uuids.length, table).toBeGreaterThan(0);
    for (const uuid of uuids) expect(uuid, table).toMatch(isV7);
  }
  expect(timeOf(String(all('SELECT uuid FROM people')[0]?.uuid))).toBe(Date.parse('2025-07-01T00:00:00.000Z'));
  expect(timeOf(String(all('SELECT uuid FROM records')[0]?.uuid))).toBe(Date.parse(monday));
  // The second record's person has been erased: it is of the tenant that the others are of.
  expect(all('SELECT tenant_id FROM records')).toEqual([{ tenant_id: 2 }, { tenant_id: 2 }]);
  expect(all('SELECT tenant_id, name, grade, teacher, described FROM groups ORDER BY name')).toEqual([
    { tenant_id: 2, name: '6A', grade: null, teacher: '', described: 0 },
    { tenant_id: 2, name: '7A', grade: 7, teacher: 'Bu Rina', described: 1 },
    { tenant_id: 2, name: '7B', grade: null, teacher: '', described: 0 },
    { tenant_id: 2, name: 'Guru', grade: null, teacher: '', described: 1 },
  ]);
  expect(String(all("SELECT value FROM meta WHERE name = 'station_uuid'")[0]?.value)).toMatch(isV7);
});

it('whatever is added is named, and is answered with its name', () => {
  const store = tempStore();
  const person = addPerson(store, { group: '7A' });
  const at = monday;
  const added = [
    person,
    store.events.insert(event()),
    store.records.insert(record({ personId: person.id })),
    store.consents.add({ personId: person.id, at, given: true, by: '', relation: 'self', note: '', author: '' }),
    addTemplate(store, person.id),
    store.gates.save({ name: 'Utara', direction: 'in' }),
    store.groups.list(1)[0],
    store.leave.get(
      store.leave.insert({
        personId: person.id,
        kind: 'sick',
        from: '2025-11-17',
        to: '2025-11-17',
        note: '',
        createdAt: at,
        createdBy: '',
        attachment: null,
      }),
    ),
  ];
  for (const entity of added) expect(entity?.uuid).toMatch(isV7);
  expect(store.people.get(person.id)?.uuid).toBe(person.uuid);
});

it('a gate and a group keep their UUID when they change; a group that people once belonged to keeps it for good', () => {
  const store = tempStore();
  const { uuid } = store.gates.save({ name: 'Utara', direction: 'in' });
  expect(store.gates.save({ name: 'Utara', direction: 'out' }).uuid).toBe(uuid);
  const person = addPerson(store, { group: '7A' });
  store.memberships.add(person.id, { group: '7A', from: '2025-07-01', to: null });
  const before = store.groups.list(1)[0]?.uuid;
  store.groups.save(1, { name: '7A', grade: 7, teacher: '' });
  expect(store.groups.list(1)[0]).toMatchObject({ uuid: before, grade: 7 });
  store.people.update(person.id, { name: person.name, group: '' });
  store.groups.remove(1, '7A');
  expect(store.groups.list(1)).toEqual([]);
  store.groups.save(1, { name: '7A', grade: 7, teacher: '' });
  expect(store.groups.get(1, '7A')?.uuid).toBe(before);
});
