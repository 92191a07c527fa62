/** A portrait belongs to its template: it goes with it, and the best shot that is left stands for the person. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Connection } from '../../../src-main/store/connection.ts';
import {
  backup,
  createSeal,
  databasePath,
  openStore,
  restore,
  type StationStore,
} from '../../../src-main/store/index.ts';
import { migrate } from '../../../src-main/store/migrations/index.ts';
import { addPerson, embedding, key, monday, refusal, tempFolder, tempStore } from './support.ts';

function shotOf(store: StationStore, personId: number, quality: number, shown: string): number {
  const { id } = store.templates.insert(
    { personId, packId: 'standard', embedding: embedding(quality), quality },
    monday,
  );
  store.portraits.put(id, Buffer.from(shown), monday);
  return id;
}
const text = (image: Uint8Array | null): string | null => image && Buffer.from(image).toString();

describe('portraits', () => {
  it('are one a template: a second one takes the place of the first', () => {
    const store = tempStore();
    const person = addPerson(store);
    const id = shotOf(store, person.id, 0.8, 'first');
    store.portraits.put(id, Buffer.from('second'), monday);
    expect([text(store.portraits.ofTemplate(id)), text(store.portraits.get(person.id))]).toEqual(['second', 'second']);
    expect(() => store.portraits.put(99, Buffer.from('x'), monday)).toThrow(refusal('template_not_found'));
  });

  it('go with their template, and the best that is left stands for the person', () => {
    const store = tempStore();
    const person = addPerson(store);
    const poor = shotOf(store, person.id, 0.4, 'poor');
    const best = shotOf(store, person.id, 0.9, 'best');
    const good = shotOf(store, person.id, 0.7, 'good');
    const shown = () => text(store.portraits.get(person.id));
    expect(shown()).toBe('best');
    store.templates.remove(best);
    expect([shown(), store.portraits.ofTemplate(best)]).toEqual(['good', null]);
    store.templates.remove(good);
    expect(shown()).toBe('poor');
    store.templates.remove(poor);
    expect([shown(), store.people.get(person.id)?.hasPortrait]).toEqual([null, false]);
  });

  it('leave the person to a poorer shot where the best has none', () => {
    const store = tempStore();
    const person = addPerson(store);
    store.templates.insert({ personId: person.id, packId: 'standard', embedding: embedding(1), quality: 1 }, monday);
    shotOf(store, person.id, 0.5, 'poorer');
    expect(text(store.portraits.get(person.id))).toBe('poorer');
  });

  it("go when told: one person's, or all", () => {
    const store = tempStore();
    const [one, other, third] = [addPerson(store), addPerson(store), addPerson(store)];
    for (const { id } of [one, one, other, third]) shotOf(store, id, 0.5, 'x');
    store.portraits.remove(one.id);
    expect([one, other].map(({ id }) => text(store.portraits.get(id)))).toEqual([null, 'x']);
    expect(store.portraits.removeAll()).toBe(2);
    expect(store.portraits.get(other.id)).toBeNull();
    expect(store.templates.count(1)).toBe(4);
  });
});

/** A database as it was before portraits had templates: one person, templates of these days, a portrait of `day`. */
function asBefore(templateDays: readonly number[], day: number): string {
  const path = databasePath(tempFolder());
  const connection = new Connection(path, 'write');
  migrate(connection, 0, 12);
  const seal = createSeal(key);
  const at = (of: number): string => `2025-11-${of}T00:10:00.000Z`;
  connection.execute(`PRAGMA application_id = ${0x48414449};
    INSERT INTO meta VALUES ('key_check', '${seal.keyCheck}'), ('created_at', '${at(10)}');
    INSERT INTO tenants VALUES (1, '${at(10)}');
    INSERT INTO people (id, tenant_id, user_id, name, group_name, name_folded, search_text, created_at)
      VALUES (4, 1, 5, 'Siti', '', 'siti', 'siti', '${at(10)}');`);
  for (const of of templateDays) {
    const owner = { kind: 'template', tenantId: 1, personId: 4, packId: 'p', record: `uuid-${of}` } as const;
    const sealed = seal.close(Buffer.from(Float32Array.of(1, 0).buffer), owner);
    const sql = `INSERT INTO templates (uuid, code, tenant_id, person_id, pack_id, quality, created_at, sealed)
      VALUES (?, ?, 1, 4, 'p', 0.5, ?, ?)`;
    connection.run(sql, `uuid-${of}`, `FACE-${of}`, at(of), sealed);
  }
  const owner = { kind: 'portrait', tenantId: 1, personId: 4, packId: '', record: '' } as const;
  connection.run('INSERT INTO portraits VALUES (4, ?, ?)', at(day), seal.close(Buffer.from('kept'), owner));
  connection.close();
  return path;
}

describe('portraits from before they had templates', () => {
  const opened = (path: string): StationStore => openStore({ path, key });

  it.each([
    ['the newest template that is not newer', [10, 12, 14], 13, 2],
    ['a template of the same moment', [10, 12], 12, 2],
    ['the only one before', [11, 15], 11, 1],
  ])('belong to %s', (_what, days, day, template) => {
    const store = opened(asBefore(days, day));
    for (const { id } of store.templates.ofPerson(4))
      expect(text(store.portraits.ofTemplate(id))).toBe(id === template ? 'kept' : null);
    for (const { id } of store.templates.ofPerson(4)) if (id !== template) store.templates.remove(id);
    expect(text(store.portraits.get(4))).toBe('kept');
    store.templates.remove(template);
    expect(store.portraits.get(4)).toBeNull();
    store.close();
  });

  it('go with whichever goes first where no template is as old', () => {
    const store = opened(asBefore([14, 15], 12));
    expect(store.templates.ofPerson(4).map(({ id }) => store.portraits.ofTemplate(id))).toEqual([null, null]);
    expect(text(store.portraits.get(4))).toBe('kept');
    store.templates.remove(2);
    expect([store.portraits.get(4), store.people.get(4)?.hasPortrait]).toEqual([null, false]);
    store.close();
  });

  it('stand for the person only until a shot has its own', () => {
    const store = opened(asBefore([14], 12));
    shotOf(store, 4, 0.1, 'own');
    expect(text(store.portraits.get(4))).toBe('own');
    store.close();
  });

  it('come back from backups made before and after', () => {
    const path = asBefore([10, 12], 11);
    const reader = { path, seal: createSeal(key) };
    const [old, current] = ['old', 'current'].map((name) => join(tempFolder(), `${name}.hadir`)) as [string, string];
    backup(reader, old);
    opened(path).close();
    backup(reader, current);
    for (const file of [old, current]) {
      const dataDir = tempFolder();
      expect(restore(file, dataDir, key)).toMatchObject({ people: 1, templates: 2, portraits: 1 });
      const store = opened(databasePath(dataDir));
      expect(text(store.portraits.ofTemplate(1))).toBe('kept');
      store.close();
    }
  });
});
