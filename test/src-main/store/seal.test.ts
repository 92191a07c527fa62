import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSeal, databasePath, openStore } from '../../../src-main/store/index.ts';
import { embeddingBytes, embeddingOf, type SealedFor } from '../../../src-main/store/seal.ts';
import { addPerson, addTemplate, embedding, key, monday, otherKey, refusal, tempFolder, tempStore } from './support.ts';

const owner: SealedFor = { kind: 'template', tenantId: 1, personId: 2, packId: 'standard', record: 'a' };
const seal = createSeal(key);
const damaged = refusal('internal', { reason: 'damaged' });

describe('the seal', () => {
  it('opens what it closed, and never closes twice alike', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (content) => {
        const sealed = seal.close(content, owner);
        expect(new Uint8Array(seal.open(sealed, owner))).toEqual(content);
        expect(sealed.length).toBe(content.length + 1 + 12 + 16);
        expect(sealed.equals(seal.close(content, owner))).toBe(false);
      }),
    );
  });

  it('stays closed after a change of any one bit', () => {
    const sealed = seal.close(Buffer.from('embedding'), owner);
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7));
      expect(() => seal.open(changed, owner)).toThrow(damaged);
    }
  });

  it('stays closed when cut short', () => {
    const sealed = seal.close(Buffer.from('embedding'), owner);
    for (let length = 0; length < sealed.length; length++) {
      expect(() => seal.open(sealed.subarray(0, length), owner)).toThrow(damaged);
    }
  });

  it.each<Partial<SealedFor>>([
    { kind: 'portrait' },
    { tenantId: 2 },
    { personId: 3 },
    { packId: 'other' },
    { record: 'b' },
    { packId: 'standard","a' },
  ])('stays closed for %j', (other) => {
    const sealed = seal.close(Buffer.from('embedding'), owner);
    expect(() => seal.open(sealed, { ...owner, ...other })).toThrow(damaged);
  });

  it('stays closed to another key, and tells keys apart', () => {
    const other = createSeal(otherKey);
    expect(() => other.open(seal.close(Buffer.from('x'), owner), owner)).toThrow(damaged);
    expect(other.keyCheck).not.toBe(seal.keyCheck);
    expect(createSeal(key).keyCheck).toBe(seal.keyCheck);
  });

  it('wants 32 bytes of key', () => {
    expect(() => createSeal(Buffer.alloc(16))).toThrow(refusal('invalid_argument'));
  });

  it('writes embeddings as little-endian float32', () => {
    expect(embeddingBytes(Float32Array.of(1, -2))).toEqual(Buffer.from('0000803f000000c0', 'hex'));
    const unaligned = Buffer.concat([Buffer.of(0), embeddingBytes(embedding(1, 128))]).subarray(1);
    expect(embeddingOf(unaligned)).toEqual(embedding(1, 128));
  });
});

describe('the sealed store', () => {
  it('has neither an embedding nor a portrait in clear in its files', () => {
    const store = tempStore();
    const person = addPerson(store);
    const template = addTemplate(store, person.id);
    store.portraits.put(template.id, Buffer.from('a picture of somebody'), monday);
    const raw = new Database(store.path, { readonly: true });
    const files = raw.serialize();
    raw.close();
    expect(files.includes(embeddingBytes(template.embedding))).toBe(false);
    expect(files.includes('a picture of somebody')).toBe(false);
  });

  it('does not open a template that was moved to another person', () => {
    const store = tempStore();
    const [victim, thief] = [addPerson(store), addPerson(store)];
    const template = addTemplate(store, victim.id);
    tamper(store.path, 'UPDATE templates SET person_id = ?', thief.id);
    expect(() => store.templates.get(1, template.id)).toThrow(damaged);
    expect(() => store.templates.ofPerson(thief.id)).toThrow(damaged);
  });

  it('does not open a portrait that was moved to another person', () => {
    const store = tempStore();
    const [victim, thief] = [addPerson(store), addPerson(store)];
    const [shot, stolen] = [addTemplate(store, victim.id), addTemplate(store, thief.id)];
    store.portraits.put(shot.id, Buffer.from('jpeg'), monday);
    tamper(store.path, 'UPDATE portraits SET person_id = ?', thief.id);
    expect(() => store.portraits.get(thief.id)).toThrow(damaged);
    tamper(store.path, 'UPDATE portraits SET template_id = ?', stolen.id);
    expect(() => store.portraits.get(thief.id)).toThrow(damaged);
    expect(() => store.portraits.ofTemplate(stolen.id)).toThrow(damaged);
    tamper(store.path, "UPDATE portraits SET sealed_for = 'person' WHERE person_id = ?", thief.id);
    expect(() => store.portraits.get(thief.id)).toThrow(damaged);
  });

  it('does not open a portrait that was moved to another template of the same person', () => {
    const store = tempStore();
    const person = addPerson(store);
    const [shot, other] = [addTemplate(store, person.id, 1), addTemplate(store, person.id, 2)];
    store.portraits.put(shot.id, Buffer.from('jpeg'), monday);
    tamper(store.path, 'UPDATE portraits SET template_id = ?', other.id);
    expect(() => store.portraits.ofTemplate(other.id)).toThrow(damaged);
  });

  it('leaves a damaged template out of lists, and reports it, where told to', () => {
    const reported: number[] = [];
    const store = tempStore({ onDamaged: ({ id }) => reported.push(id) });
    const person = addPerson(store);
    const [broken, whole] = [addTemplate(store, person.id, 1), addTemplate(store, person.id, 2)];
    tamper(store.path, "UPDATE templates SET sealed = x'00' WHERE id = ?", broken.id);
    expect(Array.from(store.templates.ofPack('standard'), ({ id }) => id)).toEqual([whole.id]);
    expect(reported).toEqual([broken.id]);
  });

  it('names the wrong key, and opens again with the right one', () => {
    const path = databasePath(tempFolder());
    openStore({ path, key }).close();
    expect(() => openStore({ path, key: otherKey })).toThrow(refusal('wrong_key'));
    expect(() => openStore({ path, key: otherKey, access: 'read' })).toThrow(refusal('wrong_key'));
    openStore({ path, key }).close();
  });
});

/** As somebody with the file and a SQLite shell would. */
function tamper(path: string, sql: string, ...values: number[]): void {
  const raw = new Database(path);
  raw.pragma('foreign_keys = OFF');
  raw.prepare(sql).run(...values);
  raw.close();
}
