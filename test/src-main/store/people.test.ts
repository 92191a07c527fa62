import { describe, expect, it } from 'vitest';
import { numbersGiven } from '../../../src-shared/domain.ts';
import { addPerson, addTemplate, event, monday, refusal, tempStore } from './support.ts';

describe('tenants', () => {
  it('are made once and listed in order', () => {
    const store = tempStore();
    store.tenants.create(9, monday);
    store.tenants.create(2, monday);
    store.tenants.create(9, '2026-01-01T00:00:00Z');
    expect(store.tenants.ids()).toEqual([2, 9]);
    expect([store.tenants.exists(9), store.tenants.exists(3)]).toEqual([true, false]);
  });
});

describe('people', () => {
  it('come back as they were put in', () => {
    const store = tempStore();
    const siti = addPerson(store, { userId: 901, name: 'Siti Nurhaliza', group: '7A' });
    const expected = { ...siti, templateCount: 0, palmCount: 0, hasPortrait: false };
    expect(store.people.get(siti.id)).toEqual(expected);
    expect(store.people.byUserId(1, 901)).toEqual(expected);
    expect(store.people.byName(1, 'Siti Nurhaliza')).toEqual([expected]);
    expect(store.people.get(siti.id + 1)).toBeNull();
    expect(store.people.byUserId(2, 901)).toBeNull();
    expect(store.people.byName(1, 'siti nurhaliza')).toEqual([]);
  });

  it('count their templates and know their portrait', () => {
    const store = tempStore();
    const person = addPerson(store);
    addTemplate(store, person.id, 1);
    const { id } = addTemplate(store, person.id, 2);
    store.portraits.put(id, Buffer.from('jpeg'), monday);
    expect(store.people.get(person.id)).toMatchObject({ templateCount: 2, hasPortrait: true });
    addPerson(store);
    expect([store.people.count(1), store.people.countEnrolled(1), store.people.count(2)]).toEqual([2, 1, 0]);
  });

  it('are renamed and regrouped, and found by the new words only', () => {
    const store = tempStore();
    const person = addPerson(store, { userId: 5, name: 'User 5' });
    store.people.update(person.id, { name: 'Agus', group: '8B' });
    expect(store.people.get(person.id)).toMatchObject({ name: 'Agus', group: '8B', userId: 5 });
    expect(store.people.list(1, 'agus', 10, 0).total).toBe(1);
    expect(store.people.list(1, 'user', 10, 0).total).toBe(0);
    expect(() => store.people.update(99, { name: 'x', group: '' })).toThrow(refusal('person_not_found'));
  });

  it('keep a name composed, so that both ways to type it are one name', () => {
    const store = tempStore();
    addPerson(store, { name: 'Zoe\u0308' });
    expect(store.people.byName(1, 'Zo\u00eb')).toHaveLength(1);
    expect(store.people.byName(1, 'Zoe\u0308')[0]?.name).toBe('Zo\u00eb');
  });

  it('are refused without a tenant or with a number that is taken', () => {
    const store = tempStore();
    const stray = { tenantId: 4, userId: 1, name: 'A', group: '', createdAt: monday };
    expect(() => store.people.insert(stray)).toThrow(refusal('tenant_not_found'));
    addPerson(store, { userId: 1 });
    expect(() => addPerson(store, { userId: 1 })).toThrow(refusal('invalid_argument', { userId: 1 }));
    expect(addPerson(store, { tenantId: 2, userId: 1 }).userId).toBe(1);
  });

  it('get the next number that the station gave, whatever numbers others gave', () => {
    const store = tempStore();
    store.tenants.create(1, monday);
    const { first, last } = numbersGiven;
    expect([first, last]).toEqual([2_100_000_001, 2_147_483_646]);
    expect(store.people.nextUserId(1)).toBe(first);
    const others = [1, 40, first, first + 2, last, 1_234_567_890_123_456, Number.MAX_SAFE_INTEGER];
    for (const userId of others) addPerson(store, { userId });
    expect(store.people.byUserId(1, Number.MAX_SAFE_INTEGER)?.userId).toBe(Number.MAX_SAFE_INTEGER);
    const give = (userId: number) =>
      store.people.insert({ tenantId: 1, userId, name: 'A', group: '', createdAt: monday }, true);
    expect(store.people.nextUserId(1)).toBe(first + 1);
    give(first + 1);
    expect(store.people.nextUserId(1)).toBe(first + 3);
    give(last - 1);
    expect(() => store.people.nextUserId(1)).toThrow(refusal('invalid_argument'));
  });

  it('never get the number of somebody who was removed: other systems may know them by it', () => {
    const store = tempStore();
    store.tenants.create(1, monday);
    const userId = store.people.nextUserId(1);
    const gone = store.people.insert({ tenantId: 1, userId, name: 'Alumni', group: '', createdAt: monday }, true);
    store.people.remove(gone.id);
    expect(store.people.nextUserId(1)).toBe(userId + 1);
    store.tenants.create(2, monday);
    expect(store.people.nextUserId(2)).toBe(numbersGiven.first);
  });

  it('take templates and portrait with them, and leave their events; their id is never given again', () => {
    const store = tempStore();
    const person = addPerson(store);
    const { id } = addTemplate(store, person.id);
    store.portraits.put(id, Buffer.from('jpeg'), monday);
    store.events.insert(event({ personId: person.id }));
    store.people.remove(person.id);
    expect(store.people.get(person.id)).toBeNull();
    expect(store.templates.count(1)).toBe(0);
    expect(store.portraits.get(person.id)).toBeNull();
    expect(store.events.list(10, 0).events[0]?.personId).toBe(person.id);
    expect(addPerson(store).id).toBeGreaterThan(person.id);
  });
});

describe('the search', () => {
  function school() {
    const store = tempStore();
    addPerson(store, { userId: 100, name: 'Émile Nuñez', group: '7A' });
    addPerson(store, { userId: 200, name: 'budi', group: 'Kelas 8' });
    addPerson(store, { userId: 300, name: 'Ağca Søren', group: '7B' });
    addPerson(store, { userId: 400, name: 'Ági', group: '100%' });
    addPerson(store, { tenantId: 2, userId: 100, name: 'Elsewhere' });
    const names = (query: string) => store.people.list(1, query, 10, 0).people.map((person) => person.name);
    return { store, names };
  }

  it('orders by name without regard to case and accents', () => {
    expect(school().names('')).toEqual(['Ağca Søren', 'Ági', 'budi', 'Émile Nuñez']);
  });

  it.each([
    ['emile', ['Émile Nuñez']],
    ['NUNEZ', ['Émile Nuñez']],
    ['emile  nu', ['Émile Nuñez']],
    ['soren', ['Ağca Søren']],
    ['BUDI', ['budi']],
    ['kelas', ['budi']],
    ['7', ['Ağca Søren', 'Émile Nuñez']],
    ['300', ['Ağca Søren']],
    ['0%', ['Ági']],
    ['%', ['Ági']],
    ['_', []],
    ['elsewhere', []],
    ['nunez 7a', []],
  ])('%j finds %j', (query, expected) => {
    expect(school().names(query)).toEqual(expected);
  });

  it('goes through pages to the end', () => {
    const { store } = school();
    const first = store.people.list(1, '', 3, 0);
    expect([first.people.length, first.next, first.total]).toEqual([3, 3, 4]);
    const second = store.people.list(1, '', 3, 3);
    expect([second.people.length, second.next, second.total]).toEqual([1, null, 4]);
    expect(store.people.list(1, '', 3, 99)).toEqual({ people: [], next: null, total: 4 });
    expect(store.people.list(1, '7', 1, 0)).toMatchObject({ next: 1, total: 2 });
  });
});
