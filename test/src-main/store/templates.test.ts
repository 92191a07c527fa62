import { expect, it } from 'vitest';
import { Connection } from '../../../src-main/store/connection.ts';
import { createSeal } from '../../../src-main/store/index.ts';
import { templatesTable } from '../../../src-main/store/tables/templates.ts';
import { addPerson, addTemplate, embedding, key, monday, refusal, tempStore } from './support.ts';

it('templates come back with their embedding, bit for bit', () => {
  const store = tempStore();
  const person = addPerson(store);
  const values = embedding(3, 512);
  const given = { personId: person.id, packId: 'standard', embedding: values, quality: 0.71 };
  const stored = store.templates.insert(given, monday);
  expect(stored).toMatchObject({ ...given, tenantId: 1, createdAt: monday });
  expect(store.templates.get(1, stored.id)).toEqual(stored);
  expect(store.templates.ofPerson(person.id)).toEqual([stored]);
  expect(store.templates.ofTenant(1)).toEqual([stored]);
  expect([...store.templates.ofPack('standard')]).toEqual([stored]);
  expect([...store.templates.ofTenantInPack(1, 'standard')]).toEqual([stored]);
  expect(store.templates.get(1, stored.id)?.embedding).toEqual(values);
});

it('what is returned does not change with the caller’s array', () => {
  const store = tempStore();
  const values = embedding(3);
  const person = addPerson(store);
  const stored = store.templates.insert({ personId: person.id, packId: 'p', embedding: values, quality: 1 }, monday);
  values.fill(9);
  expect(stored.embedding).toEqual(embedding(3));
});

it('a window on a larger array is stored as the window', () => {
  const store = tempStore();
  const person = addPerson(store);
  const window = Float32Array.of(9, 9, 1, 2, 3, 9).subarray(2, 5);
  const { id } = store.templates.insert({ personId: person.id, packId: 'p', embedding: window, quality: 1 }, monday);
  expect(store.templates.get(1, id)?.embedding).toEqual(Float32Array.of(1, 2, 3));
});

it('have an unguessable uuid and code, and an id that is never given again', () => {
  const store = tempStore();
  const person = addPerson(store);
  const first = addTemplate(store, person.id);
  expect(first.uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(first.code).toMatch(/^FACE-[A-Z0-9]{9}$/);
  store.templates.remove(first.id);
  expect(store.templates.get(1, first.id)).toBeNull();
  const second = addTemplate(store, person.id);
  expect(second.id).toBeGreaterThan(first.id);
  expect([second.uuid, second.code]).not.toContain([first.uuid, first.code]);
});

it('a code that is taken is drawn again', () => {
  const store = tempStore();
  const person = addPerson(store);
  const connection = new Connection(store.path, 'write');
  const codes = ['FACE-AAAAAAAAA', 'FACE-AAAAAAAAA', 'FACE-BBBBBBBBB'];
  const newCode = () => codes.shift() as string;
  const templates = templatesTable(connection, createSeal(key), { newCode });
  const given = { personId: person.id, packId: 'p', embedding: embedding(1), quality: 1 };
  const drawn = [templates.insert(given, monday).code, templates.insert(given, monday).code];
  connection.close();
  expect(drawn).toEqual(['FACE-AAAAAAAAA', 'FACE-BBBBBBBBB']);
});

it('are kept apart by tenant and pack', () => {
  const store = tempStore();
  const here = addPerson(store);
  const there = addPerson(store, { tenantId: 2 });
  const mine = addTemplate(store, here.id);
  const other = addTemplate(store, here.id, 2, 'edgeface-xs');
  const theirs = addTemplate(store, there.id);
  const ids = (templates: Iterable<{ id: number }>) => Array.from(templates, ({ id }) => id);
  expect(ids(store.templates.ofTenant(1))).toEqual([mine.id, other.id]);
  expect(ids(store.templates.ofPack('standard'))).toEqual([mine.id, theirs.id]);
  expect(ids(store.templates.ofTenantInPack(1, 'standard'))).toEqual([mine.id]);
  expect(store.templates.get(2, mine.id)).toBeNull();
  expect([store.templates.count(1), store.templates.count(2), store.templates.count(3)]).toEqual([2, 1, 0]);
});

it('are read in batches between which the store can be written', () => {
  const store = tempStore();
  const person = addPerson(store);
  store.transaction(() => {
    for (let i = 0; i < 1001; i++) addTemplate(store, person.id, i);
  });
  let seen = 0;
  for (const template of store.templates.ofPack('standard')) {
    if (seen++ < 3) store.templates.remove(template.id);
  }
  expect([seen, store.templates.count(1)]).toEqual([1001, 998]);
});

it('are refused for nobody, and without a direction', () => {
  const store = tempStore();
  expect(() => addTemplate(store, 77)).toThrow(refusal('person_not_found'));
  const person = addPerson(store);
  for (const bad of [new Float32Array(4), new Float32Array(0), Float32Array.of(1, Number.NaN)]) {
    const given = { personId: person.id, packId: 'p', embedding: bad, quality: 1 };
    expect(() => store.templates.insert(given, monday)).toThrow(refusal('invalid_argument'));
  }
  expect(store.templates.count(1)).toBe(0);
});
