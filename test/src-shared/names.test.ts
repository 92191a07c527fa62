import { describe, expect, test } from 'vitest';
import { isNoName, sameName } from '../../src-shared/names.ts';

describe('two spellings', () => {
  test.each([
    ['Siti Nuraini', "Siti Nur'aini"],
    ['Siti Nuraini', ' SITI   NURAINI '],
    ['Siti Nur Aini', 'Siti Nuraini'],
    ['Nuñez Émile', 'nunez emile'],
    ['Abdul-Rahman', 'Abdul Rahman'],
    ['M. Rizky', 'Muhamad Rizky'],
    ['Muhammad Rizky', 'Muhamad Rizky'],
    ['Wati, Siti', 'Siti Wati'],
    ['Made A Putra', 'Made Adi Putra'],
    ['مُحَمَّد', 'محمد'],
    ['नेहा', 'नेहा'],
  ])('of one person: %s, %s', (a, b) => {
    expect([sameName(a, b), sameName(b, a)]).toEqual([true, true]);
  });

  test.each([
    ['Andi', 'Budi'],
    ['Putri Ayu', 'Putra Ayu'],
    ['Dian Sari', 'Diana Sari'],
    ['Siti', 'Siti Aminah'],
    ['M. Rizky', 'Muhamad Rizki'],
    ['A. B.', 'Adi Budi'],
    ['Muhammad Rizkyy', 'Muhamad Rizky'],
    ['Muhammad', 'Muhamad'],
    ['Siti Siti', 'Siti Wati'],
    ['', 'Siti'],
    ['...', '!!!'],
    ['नेहा', 'नेही'],
    ['กานต์', 'กานตี'],
  ])('of two people: %s, %s', (a, b) => {
    expect([sameName(a, b), sameName(b, a)]).toEqual([false, false]);
  });
});

test.each([
  ['User 12', true],
  ['user  12', true],
  ['User', false],
  ['Users 12', false],
  ['User 12 A', false],
])('%s is no name: %s', (name, none) => expect(isNoName(name)).toBe(none));
