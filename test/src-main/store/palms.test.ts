import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Connection } from '../../../src-main/store/connection.ts';
import { createSeal, openStore } from '../../../src-main/store/index.ts';
import { inspect } from '../../../src-main/store/inspect.ts';
import { palmsTable } from '../../../src-main/store/tables/palms.ts';
import type { PalmSide } from '../../../src-shared/palm.ts';
import { palmOf } from '../../support/palm-codes.ts';
import { stepsOf, wholeTableReads } from './query-plans.ts';
import { addPerson, addTemplate, key, monday, otherKey, refusal, tempFolder, tempStore } from './support.ts';

type Store = ReturnType<typeof tempStore>;

function addPalm(store: Store, personId: number, seed = personId, side: PalmSide = 'left', packId = 'palm-standard') {
  return store.palms.insert({ personId, packId, side, template: palmOf(seed), quality: 0.71 }, monday);
}

const ids = (palms: Iterable<{ id: number }>) => Array.from(palms, ({ id }) => id);

describe('palms', () => {
  it('come back with their code, bit for bit', () => {
    const store = tempStore();
    const person = addPerson(store);
    const palm = addPalm(store, person.id, 3, 'right');
    expect(palm).toEqual({
      id: 1,
      uuid: expect.any(String),
      code: expect.stringMatching(/^PALM-[A-Z0-9]{9}$/),
      personId: person.id,
      packId: 'palm-standard',
      side: 'right',
      quality: 0.71,
      createdAt: monday,
    });
    expect(store.palms.ofPerson(person.id)).toEqual([palm]);
    expect(store.palms.byCode(1, palm.code)).toEqual(palm);
    expect(store.palms.byCode(2, palm.code)).toBeNull();
    expect([...store.palms.ofTenantInPack(1, 'palm-standard')]).toEqual([
      { ...palm, tenantId: 1, template: palmOf(3) },
    ]);
  });

  it('are kept apart by tenant and pack, in batches between which the store can be written', () => {
    const store = tempStore();
    const [here, there] = [addPerson(store), addPerson(store, { tenantId: 2 })];
    store.transaction(() => {
      for (let i = 0; i < 501; i++) addPalm(store, here.id, i);
    });
    addPalm(store, here.id, 1, 'left', 'another');
    const theirs = addPalm(store, there.id);
    expect(ids(store.palms.ofTenantInPack(2, 'palm-standard'))).toEqual([theirs.id]);
    expect([store.palms.count(1), store.palms.count(2), store.palms.count(3)]).toEqual([502, 1, 0]);
    let seen = 0;
    for (const { id } of store.palms.ofTenantInPack(1, 'palm-standard')) if (seen++ < 2) store.palms.remove(id);
    expect([seen, store.palms.count(1)]).toEqual([501, 500]);
  });

  it('are refused for nobody, of another length, and blank', () => {
    const store = tempStore();
    expect(() => addPalm(store, 77)).toThrow(refusal('person_not_found'));
    const { id: personId } = addPerson(store);
    for (const template of [new Uint32Array(96), new Uint32Array(95), new Uint32Array(96).fill(0xffffffff)]) {
      const palm = { personId, packId: 'p', side: 'left' as const, template, quality: 1 };
      expect(() => store.palms.insert(palm, monday)).toThrow(refusal('invalid_argument'));
    }
    expect(store.palms.count(1)).toBe(0);
  });

  it('have a code that is drawn again where it is taken', () => {
    const store = tempStore();
    const { id: personId } = addPerson(store);
    const connection = new Connection(store.path, 'write');
    const codes = ['PALM-AAAAAAAAA', 'PALM-AAAAAAAAA', 'PALM-BBBBBBBBB'];
    const palms = palmsTable(connection, createSeal(key), { newCode: () => codes.shift() as string });
    const palm = { personId, packId: 'p', side: 'left' as const, template: palmOf(1), quality: 1 };
    const drawn = [palms.insert(palm, monday).code, palms.insert(palm, monday).code];
    connection.close();
    expect(drawn).toEqual(['PALM-AAAAAAAAA', 'PALM-BBBBBBBBB']);
  });

  it('go with their person, whose enrolment they count for', () => {
    const store = tempStore();
    const [both, palm, face] = [addPerson(store), addPerson(store), addPerson(store)];
    addPerson(store);
    addTemplate(store, both.id);
    addTemplate(store, face.id);
    for (const { id } of [both, palm, palm]) addPalm(store, id);
    addPalm(store, addPerson(store, { tenantId: 2 }).id);
    expect(store.people.get(palm.id)).toMatchObject({ templateCount: 0, palmCount: 2 });
    expect(store.overview.people(1).map(({ palms }) => palms)).toEqual([1, 2, 0, 0]);
    expect([store.people.countEnrolled(1), store.people.countEnrolled(2)]).toEqual([3, 1]);
    store.people.remove(palm.id);
    expect([store.palms.count(1), store.people.countEnrolled(1)]).toEqual([1, 2]);
  });
});

describe('at rest', () => {
  it('a code is sealed for its person and pack: neither readable nor movable', () => {
    const store = tempStore();
    const [siti, budi] = [addPerson(store), addPerson(store)];
    addPalm(store, siti.id, 3);
    store.close();
    const file = readFileSync(store.path);
    expect(file.includes(Buffer.from(palmOf(3).slice(0, 4).buffer))).toBe(false);
    const connection = new Connection(store.path, 'write');
    connection.run('UPDATE palms SET person_id = ?', budi.id);
    connection.close();
    const reported: number[] = [];
    const lenient = openStore({ path: store.path, key, onDamaged: ({ id }) => reported.push(id) });
    expect([...lenient.palms.ofTenantInPack(1, 'palm-standard')]).toEqual([]);
    expect(reported).toEqual([1]);
    lenient.close();
    const strict = openStore({ path: store.path, key });
    expect(() => [...strict.palms.ofTenantInPack(1, 'palm-standard')]).toThrow(refusal('internal', { kind: 'palm' }));
    strict.close();
    expect(() => inspect(store.path, createSeal(key))).toThrow(refusal('internal', { reason: 'damaged' }));
    expect(() => openStore({ path: store.path, key: otherKey })).toThrow(refusal('wrong_key'));
  });

  it('a form that a later program may write is refused by name, not misread', () => {
    const store = tempStore();
    const { id: personId } = addPerson(store);
    const palm = addPalm(store, personId);
    const connection = new Connection(store.path, 'write');
    const row = connection.get<{ uuid: string }>('SELECT uuid FROM palms WHERE id = ?', palm.id);
    const owner = { kind: 'palm' as const, tenantId: 1, personId, packId: palm.packId, record: row?.uuid ?? '' };
    connection.run('UPDATE palms SET sealed = ?', createSeal(key).close(Buffer.alloc(385, 2), owner));
    connection.close();
    expect(() => [...store.palms.ofTenantInPack(1, palm.packId)]).toThrow(refusal('internal', { reason: 'damaged' }));
  });

  it('what is removed is nowhere in the files', () => {
    const folder = tempFolder();
    const path = join(folder, 'station.db');
    const store = openStore({ path, key });
    const person = addPerson(store);
    const palm = addPalm(store, person.id);
    const connection = new Connection(path, 'read');
    const sealed = connection.get<{ sealed: Uint8Array }>('SELECT sealed FROM palms')?.sealed as Uint8Array;
    connection.close();
    const found = () =>
      ['station.db', 'station.db-wal'].some((name) =>
        readFileSync(join(folder, name)).includes(Buffer.from(sealed).subarray(20, 60)),
      );
    expect(found()).toBe(true);
    store.palms.remove(palm.id);
    expect(found()).toBe(false);
    store.close();
  });
});

describe('faces and palms in one list', () => {
  it('are in the order of their making, page by page, and of each kind by number', () => {
    const store = tempStore();
    const { id: personId } = addPerson(store);
    const at = (second: number) => new Date(Date.parse(monday) + 1000 * second).toISOString();
    const made = [0, 1, 2, 3, 4, 5].map((second) =>
      second % 2 === 0
        ? store.templates.insert({ personId, packId: 'p', embedding: Float32Array.of(1), quality: 0.5 }, at(second))
            .code
        : store.palms.insert(
            { personId, packId: 'q', side: 'left', template: palmOf(second), quality: 0.6 },
            at(second),
          ).code,
    );
    const codes = (modality: 'face' | 'palm' | null, offset: number, limit: number) =>
      store.biometrics.page(1, modality, offset, limit).map(({ code }) => code);
    expect([...codes(null, 0, 4), ...codes(null, 4, 4)]).toEqual(made);
    expect(codes('palm', 1, 9)).toEqual([made[3], made[5]]);
    expect(store.biometrics.page(1, null, 1, 1)).toEqual([
      { modality: 'palm', code: made[1], personId, quality: 0.6, createdAt: at(1) },
    ]);
    const counts = [null, 'face', 'palm'] as const;
    expect(counts.map((modality) => store.biometrics.count(1, modality))).toEqual([6, 3, 3]);
    expect(store.biometrics.count(2, null)).toBe(0);
  });
});

it('every statement finds its rows by an index', () => {
  const store = tempStore();
  const person = addPerson(store);
  const palm = addPalm(store, person.id);
  store.palms.ofPerson(person.id);
  Array.from(store.palms.ofTenantInPack(1, 'p'));
  store.palms.byCode(1, palm.code);
  store.palms.count(1);
  store.people.countEnrolled(1);
  for (const modality of [null, 'face', 'palm'] as const) {
    store.biometrics.page(1, modality, 0, 10);
    store.biometrics.count(1, modality);
  }
  store.palms.remove(palm.id);
  expect(wholeTableReads(store)).toEqual([]);
  expect(stepsOf(store, 'FROM palms WHERE tenant_id = ? AND pack_id = ? AND id > ?')).toContain(
    'palms_by_pack (tenant_id=? AND pack_id=? AND rowid>?)',
  );
  expect(stepsOf(store, 'FROM palms WHERE person_id = ?')).toContain('palms_of_person (person_id=?)');
  expect(stepsOf(store, 'SELECT count(*) AS n FROM palms')).toContain('COVERING INDEX');
});
