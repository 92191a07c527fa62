import { describe, expect, test } from 'vitest';
import {
  activeFilters,
  everybody,
  filterPeople,
  groupsOf,
  type PeopleFilter,
  searchable,
} from '../../../../../src-renderer/screens/people/table/people-filter.ts';
import { row } from '../people.ts';

const people = searchable([
  row({ id: 1, userId: 7, nis: '2026001', name: 'Aisyah Zahrá', group: '7A', templates: 3, consent: true }),
  row({ id: 2, userId: 12, nis: '2026002', name: 'Bagus Prasetyo', group: '10A', hasPin: true }),
  row({ id: 3, userId: 13, name: 'Citra Dewi', group: '7B', hasCard: true, leftOn: '2026-11-01' }),
  row({ id: 4, userId: 14, name: 'Dewi Lestari', leftOn: '2027-01-01' }),
]);
const found = (changes: Partial<PeopleFilter>) =>
  filterPeople(people, { ...everybody, ...changes }, '2026-11-20').map(({ id }) => id);

describe('the filter of the people', () => {
  test('by default shows whoever has not left yet', () => {
    expect(found({})).toEqual([1, 2, 4]);
    expect(found({ standing: 'left' })).toEqual([3]);
    expect(found({ standing: 'all' })).toEqual([1, 2, 3, 4]);
  });

  test('finds without case and accents, in names, numbers and classes', () => {
    expect(found({ query: 'ZAHRA' })).toEqual([1]);
    expect(found({ query: '2026002' })).toEqual([2]);
    expect(found({ query: '10a' })).toEqual([2]);
  });

  test('wants every word, in any order', () => {
    expect(found({ query: 'zahra 7a' })).toEqual([1]);
    expect(found({ query: ' prasetyo  bagus ' })).toEqual([2]);
    expect(found({ query: 'zahra 7b' })).toEqual([]);
  });

  test('a palm without a face counts as enrolled', () => {
    const palmOnly = searchable([row({ id: 9, palms: 3 }), row({ id: 10 })]);
    const shown = (face: 'yes' | 'no') =>
      filterPeople(palmOnly, { ...everybody, face }, '2026-11-20').map(({ id }) => id);
    expect([shown('yes'), shown('no')]).toEqual([[9], [10]]);
  });

  test('narrows by class, face, consent, and card or PIN', () => {
    expect(found({ group: '7A' })).toEqual([1]);
    expect(found({ group: '' })).toEqual([4]);
    expect(found({ face: 'no' })).toEqual([2, 4]);
    expect(found({ consent: 'yes' })).toEqual([1]);
    expect(found({ credential: 'yes' })).toEqual([2]);
  });

  test('tells which of the filters behind the button are in use', () => {
    expect(activeFilters(everybody)).toEqual([]);
    expect(activeFilters({ ...everybody, query: 'x', group: '7A', face: 'no', standing: 'all' })).toEqual([
      'face',
      'standing',
    ]);
  });

  test('classes come in their natural order', () => {
    expect(groupsOf(people.map((person) => person.row))).toEqual(['7A', '7B', '10A']);
  });
});
