import { expect, it } from 'vitest';
import { addPerson, refusal, tempStore } from './support.ts';

const july = { group: '7A', from: '2026-07-13', to: null };

it('come back oldest first, whatever the order they were written in', () => {
  const store = tempStore();
  const { id } = addPerson(store);
  store.memberships.add(id, { group: '7B', from: '2026-09-01', to: null });
  store.memberships.add(id, { ...july, to: '2026-09-01' });
  expect(store.memberships.ofPerson(id)).toEqual([
    { group: '7A', from: '2026-07-13', to: '2026-09-01' },
    { group: '7B', from: '2026-09-01', to: null },
  ]);
});

it('nobody joins twice on one date, and only people do', () => {
  const store = tempStore();
  const { id } = addPerson(store);
  store.memberships.add(id, july);
  expect(() => store.memberships.add(id, { ...july, group: '7B' })).toThrow(refusal('conflict'));
  expect(() => store.memberships.add(99, july)).toThrow(refusal('person_not_found'));
  expect(store.memberships.ofPerson(id)).toEqual([july]);
});

it('members between two dates, by name, with both ends of the range included', () => {
  const store = tempStore();
  const budi = addPerson(store, { name: 'Budi' });
  const ani = addPerson(store, { name: 'áni' });
  const other = addPerson(store, { name: 'Cici', tenantId: 2 });
  store.memberships.add(budi.id, { ...july, to: '2026-08-01' });
  store.memberships.add(budi.id, { group: '7B', from: '2026-08-01', to: null });
  store.memberships.add(ani.id, july);
  store.memberships.add(other.id, july);
  const between = (query: Partial<Parameters<typeof store.memberships.between>[0]>) =>
    store.memberships
      .between({ tenantId: 1, from: '2026-07-31', to: '2026-08-01', ...query })
      .map(({ name, group }) => `${name} ${group}`);
  expect(between({})).toEqual(['áni 7A', 'Budi 7A', 'Budi 7B']);
  expect(between({ to: '2026-07-31' })).toEqual(['áni 7A', 'Budi 7A']);
  expect(between({ from: '2026-08-01' })).toEqual(['áni 7A', 'Budi 7B']);
  expect(between({ to: '2026-07-12', from: '2026-07-01' })).toEqual([]);
  expect(between({ group: '7A' })).toEqual(['áni 7A', 'Budi 7A']);
  expect(between({ personId: budi.id })).toEqual(['Budi 7A', 'Budi 7B']);
  expect(between({ personId: budi.id, group: '7B' })).toEqual(['Budi 7B']);
  expect(between({ personId: other.id })).toEqual([]);
});

it('memberships go with their person', () => {
  const store = tempStore();
  const { id } = addPerson(store);
  store.memberships.add(id, july);
  store.people.remove(id);
  expect(store.memberships.ofPerson(id)).toEqual([]);
});
