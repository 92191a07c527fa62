/** Which people the table shows: everything is in memory, so that each letter typed answers at once. */
import type { PersonRow } from '../../../../src-shared/contract/office.ts';

export const choices = ['any', 'yes', 'no'] as const;
export type Choice = (typeof choices)[number];
export const standings = ['here', 'left', 'all'] as const;
export type Standing = (typeof standings)[number];

export interface PeopleFilter {
  query: string;
  /** null: every class; '': without a class. */
  group: string | null;
  /** A palm does as well as a face. */
  face: Choice;
  consent: Choice;
  /** A card or a PIN. */
  credential: Choice;
  standing: Standing;
}

export const everybody: PeopleFilter = {
  query: '',
  group: null,
  face: 'any',
  consent: 'any',
  credential: 'any',
  standing: 'here',
};

/** A row with what is searched in it, folded once. */
export interface Searchable {
  row: PersonRow;
  text: string;
}

/** Without case and accents: "Zahrá" is found by "zahra". */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

export function searchable(rows: readonly PersonRow[]): Searchable[] {
  return rows.map((row) => ({ row, text: fold(`${row.name}\n${row.nis}\n${row.userId}\n${row.group}`) }));
}

/** Every word typed must be somewhere in the name, the numbers or the class. */
export function filterPeople(people: readonly Searchable[], filter: PeopleFilter, today: string): PersonRow[] {
  const words = fold(filter.query).split(/\s+/).filter(Boolean);
  return people
    .filter(({ row, text }) => fits(row, filter, today) && words.every((word) => text.includes(word)))
    .map(({ row }) => row);
}

function fits(row: PersonRow, { group, face, consent, credential, standing }: PeopleFilter, today: string): boolean {
  return (
    (standing === 'all' || hasLeft(row, today) === (standing === 'left')) &&
    (group === null || row.group === group) &&
    agrees(face, isEnrolled(row)) &&
    agrees(consent, row.consent) &&
    agrees(credential, row.hasCard || row.hasPin)
  );
}

const agrees = (choice: Choice, has: boolean): boolean => choice === 'any' || has === (choice === 'yes');

export const isEnrolled = ({ templates, palms }: Pick<PersonRow, 'templates' | 'palms'>): boolean =>
  templates > 0 || palms > 0;

export function hasLeft({ leftOn }: Pick<PersonRow, 'leftOn'>, today: string): boolean {
  return leftOn !== null && leftOn <= today;
}

/** Filters beside the search and the class that hide somebody. */
export function activeFilters(filter: PeopleFilter): ('face' | 'consent' | 'credential' | 'standing')[] {
  const names = ['face', 'consent', 'credential', 'standing'] as const;
  return names.filter((name) => filter[name] !== everybody[name]);
}

/** The classes there are, in their natural order: 7A, 7B, 10A. */
export function groupsOf(rows: readonly PersonRow[]): string[] {
  const { compare } = new Intl.Collator('id', { numeric: true });
  return [...new Set(rows.map(({ group }) => group))].filter(Boolean).sort(compare);
}
