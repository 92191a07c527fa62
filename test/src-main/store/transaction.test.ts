import { existsSync, readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { Connection } from '../../../src-main/store/connection.ts';
import { given } from '../../support/given.ts';
import { addPerson, addTemplate, embedding, event, monday, refusal, tempStore } from './support.ts';

it('a transaction is all or nothing', () => {
  const store = tempStore();
  store.tenants.create(1, monday);
  const fails = () =>
    store.transaction(() => {
      addPerson(store);
      throw new Error('half way');
    });
  expect(fails).toThrow('half way');
  expect(store.people.count(1)).toBe(0);
  expect(store.transaction(() => addPerson(store)).userId).toBe(given(1));
});

it('a transaction inside another is undone with it, or alone', () => {
  const store = tempStore();
  store.tenants.create(1, monday);
  store.transaction(() => {
    addPerson(store, { userId: 1 });
    const inner = () =>
      store.transaction(() => {
        addPerson(store, { userId: 2 });
        throw new Error('inner');
      });
    expect(inner).toThrow('inner');
    addPerson(store, { userId: 3 });
  });
  expect(store.people.list(1, '', 10, 0).people.map(({ userId }) => userId)).toEqual([1, 3]);
});

it('refuses asynchronous work rather than committing half of it', () => {
  const store = tempStore();
  expect(() => store.transaction(async () => store.tenants.create(1, monday))).toThrow(TypeError);
  expect(store.tenants.ids()).toEqual([]);
});

it('a full disk is named, and what was there before stays whole', () => {
  const store = tempStore();
  const person = addPerson(store);
  addTemplate(store, person.id);
  const connection = new Connection(store.path, 'write');
  connection.pragma(`max_page_count = ${connection.pragma('page_count')}`);
  const fill = () =>
    connection.transaction(() => {
      for (let i = 0; i < 1000; i++) connection.run('INSERT INTO meta VALUES (?, ?)', `${i}`, 'x'.repeat(1000));
    });
  expect(fill).toThrow(refusal('storage_full', { reason: 'SQLITE_FULL' }));
  connection.close();
  expect(store.meta.get('0')).toBeNull();
  expect(store.templates.ofPerson(person.id)).toHaveLength(1);
  store.events.insert(event());
});

it('what is removed leaves no copy in the files', () => {
  const store = tempStore();
  const [gone, stays] = [addPerson(store), addPerson(store)];
  const values = embedding(1, 300);
  store.templates.insert({ personId: gone.id, packId: 'p', embedding: values, quality: 1 }, monday);
  const shot = addTemplate(store, stays.id);
  store.portraits.put(shot.id, Buffer.alloc(20_000, 'old'), monday);
  const long = { packId: 'p', embedding: embedding(2, 300), quality: 1 };
  const removed = store.templates.insert({ personId: stays.id, ...long }, monday);
  store.portraits.put(removed.id, Buffer.alloc(20_000, 'of one shot'), monday);
  const sealed = sealedBytes(store.path, shot.id);
  store.transaction(() => {
    store.people.remove(gone.id);
    store.templates.remove(removed.id);
    store.portraits.put(shot.id, Buffer.alloc(20_000, 'new'), monday);
  });
  const files = [store.path, `${store.path}-wal`].filter((file) => existsSync(file)).map((file) => readFileSync(file));
  for (const bytes of sealed) {
    // Long values are spread over pages: a piece of each has to be gone.
    expect(files.some((file) => file.includes(bytes.subarray(100, 200)))).toBe(false);
  }
  expect(sealed).toHaveLength(4);
});

/** Of all but the template that stays. */
function sealedBytes(path: string, stays: number): Buffer[] {
  const raw = new Database(path, { readonly: true });
  const rows = raw
    .prepare('SELECT sealed FROM templates WHERE id <> ? UNION ALL SELECT sealed FROM portraits')
    .all(stays);
  raw.close();
  return rows.map((row) => (row as { sealed: Buffer }).sealed);
}
