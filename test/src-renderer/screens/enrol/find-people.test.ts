import { describe, expect, test } from 'vitest';
import { classesOf, findPeople, nextOfClass } from '../../../../src-renderer/screens/enrol/find-people.ts';
import type { PersonRow } from '../../../../src-shared/contract/office.ts';

const today = '2026-11-20';
let lastId = 0;
function row(name: string, group: string, changes: Partial<PersonRow> = {}): PersonRow {
  const id = ++lastId;
  const none = {
    nis: '',
    gender: null,
    templates: 0,
    palms: 0,
    hasPortrait: false,
    consent: false,
    hasPin: false,
    hasCard: false,
  };
  return { id, userId: 1000 + id, name, group, leftOn: null, ...none, ...changes };
}

const ayu = row('Ni Kadek Ayu', '7B', { templates: 4 });
const bagus = row('Bagus Prasetyo', '7A');
const zahra = row('Aisyah Zahrá', '10A', { nis: '20260417' });
const agus = row('Agus Salim', '7A');
const gone = row('Bagas Wijaya', '7A', { leftOn: '2026-07-01' });
const palm = row('Putu Dharma', '7A', { palms: 3 });
const rows = [ayu, bagus, zahra, agus, gone, palm];
const names = (query: string, group: string | null = null) =>
  findPeople(rows, query, group, today).people.map(({ name }) => name);

describe('finding a person', () => {
  test('nothing typed: those with neither face nor palm, class by class; nobody who has left', () => {
    expect(names('')).toEqual(['Agus Salim', 'Bagus Prasetyo', 'Aisyah Zahrá']);
    expect(names('  ', '7A')).toEqual(['Agus Salim', 'Bagus Prasetyo']);
  });

  test('words in any order, without accents and case; names that begin with them first', () => {
    expect(names('zahra AISYAH')).toEqual(['Aisyah Zahrá']);
    expect(names('agus')).toEqual(['Agus Salim', 'Bagus Prasetyo']);
    expect(names('ayu')).toEqual(['Ni Kadek Ayu']);
    expect(names('7b kadek')).toEqual(['Ni Kadek Ayu']);
    expect(names('bagas')).toEqual([]);
  });

  test('a chosen class comes first and hides nobody who is typed', () => {
    expect(names('agus', '10A')).toEqual(['Agus Salim', 'Bagus Prasetyo']);
    expect(names('a', '10A')[0]).toBe('Aisyah Zahrá');
  });

  test('a whole number finds its person first', () => {
    expect(names('20260417')).toEqual(['Aisyah Zahrá']);
    expect(names(String(agus.userId))[0]).toBe('Agus Salim');
  });

  test('a long list is cut and says how much is left out', () => {
    const many = Array.from({ length: 100 }, (_, i) => row(`Siswa ${i}`, '7C'));
    expect(findPeople(many, 'siswa', null, today)).toMatchObject({ people: { length: 40 }, more: 60 });
  });

  test('classes in their natural order', () => {
    expect(classesOf([...rows, row('Tanpa', '')])).toEqual(['7A', '7B', '10A']);
  });
});

describe('the next of the class', () => {
  test('by name, from the top again at the end, without those who are done or gone', () => {
    expect(nextOfClass(rows, agus, today)).toEqual({ next: bagus, left: 1 });
    expect(nextOfClass(rows, bagus, today)).toEqual({ next: agus, left: 1 });
    expect(nextOfClass(rows, ayu, today)).toEqual({ next: null, left: 0 });
  });

  test('without a class there is no next', () => {
    const [one, two] = [row('Satu', ''), row('Dua', '')];
    expect(nextOfClass([one, two], one, today)).toEqual({ next: null, left: 0 });
  });
});
