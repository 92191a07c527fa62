import { expect, it } from 'vitest';
import { addPerson, monday, refusal, tempStore } from './support.ts';

it('groups are those that were saved and those that people belong to, by grade, then name with its numbers', () => {
  const store = tempStore();
  addPerson(store, { group: '7-10' });
  addPerson(store, { group: '7-2' });
  addPerson(store, { group: '' });
  store.groups.save(1, { name: '8A', grade: 8, teacher: 'Bu Rina' });
  store.groups.save(1, { name: '7-2', grade: null, teacher: '' });
  store.groups.save(1, { name: '7-2', grade: 9, teacher: '' });
  expect(store.groups.list(1).map(({ uuid, ...group }) => group)).toEqual([
    { name: '8A', grade: 8, teacher: 'Bu Rina', people: 0 },
    { name: '7-2', grade: 9, teacher: '', people: 1 },
    { name: '7-10', grade: null, teacher: '', people: 1 },
  ]);
  store.groups.remove(1, '8A');
  expect(store.groups.get(1, '8A')).toBeNull();
});

it('a year is replaced by the one of its name', () => {
  const { years } = tempStore();
  const first = years.save({ name: '2026/2027', from: '2026-07-13', to: '2027-06-30' });
  expect(years.save({ name: '2026/2027', from: '2026-07-20', to: '2027-06-30' }).id).toBe(first.id);
  expect(years.list()).toEqual([{ id: first.id, name: '2026/2027', from: '2026-07-20', to: '2027-06-30' }]);
});

it('a profile is empty until it is kept, and its numbers are unique within a tenant only', () => {
  const store = tempStore();
  const [one, two] = [addPerson(store), addPerson(store)];
  const elsewhere = addPerson(store, { tenantId: 2 });
  const { profiles } = store;
  expect(profiles.get(one.id)).toMatchObject({ nis: '', nisn: '', gender: null, guardianLanguage: 'id', leftOn: null });
  const kept = { ...profiles.get(one.id), nis: '0012', gender: 'P' as const, messagesConsentAt: monday };
  profiles.put(kept);
  profiles.put({ ...profiles.get(elsewhere.id), nis: '0012' });
  expect(profiles.get(one.id)).toEqual({ ...kept, messagesConsent: true });
  expect([
    profiles.byNumber(1, 'nis', '0012'),
    profiles.byNumber(2, 'nis', '0012'),
    profiles.byNumber(1, 'nis', '12'),
  ]).toEqual([one.id, elsewhere.id, null]);
  expect(() => profiles.put({ ...profiles.get(two.id), nis: '0012' })).toThrow(refusal('conflict'));
  expect(() => profiles.put({ ...profiles.get(two.id), personId: 99 })).toThrow(refusal('person_not_found'));
  expect(profiles.all(1).map(({ personId }) => personId)).toEqual([one.id]);
  store.people.remove(one.id);
  expect(profiles.byNumber(1, 'nis', '0012')).toBeNull();
});

it('clearing ends what has begun and takes back what has not', () => {
  const store = tempStore();
  const { id } = addPerson(store);
  store.memberships.add(id, { group: '7A', from: '2026-01-05', to: '2026-07-13' });
  store.memberships.add(id, { group: '8A', from: '2026-07-13', to: null });
  store.groups.clear(id, '2026-07-01');
  expect(store.memberships.ofPerson(id)).toEqual([{ group: '7A', from: '2026-01-05', to: '2026-07-01' }]);
  expect(store.groups.changedBetween('2026-06-30', '2026-07-01')).toEqual([id]);
  expect(store.groups.changedBetween('2026-07-01', '2026-08-01')).toEqual([]);
});

it('leavers are listed with the group they belonged to last', () => {
  const store = tempStore();
  const { id, name } = addPerson(store);
  store.memberships.add(id, { group: '9A', from: '2026-01-05', to: '2026-07-01' });
  store.profiles.put({ ...store.profiles.get(id), leftOn: '2026-07-01' });
  expect(store.profiles.leftBefore(1, '2026-07-01')).toEqual([]);
  expect(store.profiles.leftBefore(1, '2026-07-02')).toEqual([{ id, name, group: '9A', leftOn: '2026-07-01' }]);
});
