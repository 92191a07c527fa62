/** Whose photo a file is, by its name: the school's number, the NIS or the name. Only what fits one person alone is taken. */
import type { PersonRow } from '../../../../src-shared/contract/office.ts';
import { fold } from '../table/people-filter.ts';

export type MatchIndex = ReadonlyMap<string, readonly PersonRow[]>;

export interface Match {
  person: PersonRow | null;
  /** By what; null where nobody or several people fit. */
  by: 'number' | 'name' | null;
  /** Several people fit. */
  several: boolean;
}

const nobody: Match = { person: null, by: null, several: false };

/** People by each of their numbers and names. */
export function matchIndex(people: readonly PersonRow[]): MatchIndex {
  const index = new Map<string, PersonRow[]>();
  const add = (key: string, person: PersonRow): void => {
    const there = index.get(key);
    if (!there) index.set(key, [person]);
    else if (!there.includes(person)) there.push(person);
  };
  for (const person of people) {
    add(`number ${person.userId}`, person);
    if (person.nis) add(`number ${plainNumber(person.nis)}`, person);
    if (person.nis) add(`nis ${person.nis}`, person);
    add(`name ${words(person.name).join(' ')}`, person);
  }
  return index;
}

/** Shorter numbers beside other words are counters ("Aisyah (2)", "foto 0012"), not somebody's number. */
const shortestBeside = 5;
/** Cameras and telephones count and date their pictures: what they number is nobody's NIS. */
const cameras = new Set(['img', 'dsc', 'dscn', 'dscf', 'pxl', 'photo', 'image', 'screenshot', 'whatsapp', 'wa']);

/** A name of numbers alone is a number; otherwise the name and the longer numbers in it must not contradict each other. */
export function matchFile(fileName: string, index: MatchIndex): Match {
  const stem = fileName.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '');
  const whole = lookUp(index, 'number', [plainNumber(stem)]);
  if (whole.person || whole.several) return whole;
  const parts = words(stem);
  const isNumber = (part: string) => /^\d+$/.test(part);
  const numbers = cameras.has(parts[0] ?? '') ? [] : parts.filter(isNumber);
  const numbered = lookUp(
    index,
    'nis',
    numbers.filter(({ length }) => length >= shortestBeside),
  );
  const named = lookUp(index, 'name', [parts.filter((part) => !isNumber(part)).join(' ')]);
  if (numbered.person && named.person && numbered.person !== named.person) return { ...nobody, several: true };
  if (numbered.person) return numbered;
  return named.person ? named : { ...nobody, several: numbered.several || named.several };
}

function lookUp(index: MatchIndex, by: 'number' | 'nis' | 'name', keys: readonly string[]): Match {
  const people = new Set(keys.flatMap((key) => index.get(`${by} ${key}`) ?? []));
  const [person] = people;
  if (!person) return nobody;
  return people.size === 1
    ? { person, by: by === 'name' ? 'name' : 'number', several: false }
    : { ...nobody, several: true };
}

/** "Aisyah_Zahra-2" and "AISYAH ZAHRÁ (2)" are the same three words. */
function words(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}']+/u)
    .filter(Boolean);
}

/** Numbers as people write them in file names: without dots and leading zeros. */
function plainNumber(text: string): string {
  return fold(text)
    .replace(/[\s.\-/]+/g, '')
    .replace(/^0+(?=\d)/, '');
}
