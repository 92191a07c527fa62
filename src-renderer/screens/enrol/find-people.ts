/** Finding the person to enrol as they are typed: everybody is in memory, so that each letter answers at once. */
import type { PersonRow } from '../../../src-shared/contract/office.ts';
import { fold } from '../../../src-shared/names.ts';

export interface Found {
  people: PersonRow[];
  /** How many more there are than are shown. */
  more: number;
}

/** As many as a person looks through before typing another letter. */
const shown = 40;

/** Nothing typed: those who have neither face nor palm yet, of one class where `group` names it. Something typed: whoever has each word of it in
 * the name, the numbers or the class, names that begin with it first; the class comes first then, but hides nobody. */
export function findPeople(rows: readonly PersonRow[], query: string, group: string | null, today: string): Found {
  const words = fold(query).split(' ').filter(Boolean);
  const here = rows.filter((row) => isHere(row, today));
  if (words.length === 0)
    return cut(byClass(here.filter((row) => isWaiting(row) && (group === null || row.group === group))));
  const elsewhere = (row: PersonRow) => (group === null || row.group === group ? 0 : 1);
  const ranked = here
    .map((row) => ({ row, rank: rankOf(row, words) }))
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => elsewhere(a.row) - elsewhere(b.row) || (a.rank ?? 0) - (b.rank ?? 0));
  return cut(ranked.map(({ row }) => row));
}

/** Whose turn it is after `person`: the next one of the class by name who has neither face nor palm yet, then from the top again. */
export function nextOfClass(
  rows: readonly PersonRow[],
  person: { id: number; name: string; group: string },
  today: string,
): { next: PersonRow | null; left: number } {
  const waiting = rows.filter(
    (row) => row.group === person.group && isWaiting(row) && row.id !== person.id && isHere(row, today),
  );
  if (person.group === '') return { next: null, left: 0 };
  const sorted = waiting.sort((a, b) => collator.compare(a.name, b.name));
  const after = sorted.find((row) => collator.compare(row.name, person.name) > 0);
  return { next: after ?? sorted[0] ?? null, left: sorted.length };
}

/** The classes there are, in their natural order: 7A, 7B, 10A. */
export function classesOf(rows: readonly PersonRow[]): string[] {
  return [...new Set(rows.map(({ group }) => group))].filter(Boolean).sort(collator.compare);
}

const collator = new Intl.Collator('id', { numeric: true });

/** A palm does as well as a face. */
const isWaiting = ({ templates, palms }: PersonRow) => templates === 0 && palms === 0;

const isHere = ({ leftOn }: PersonRow, today: string) => leftOn === null || leftOn > today;

function rankOf(row: PersonRow, words: readonly string[]): number | null {
  const name = fold(row.name);
  const text = `${name} ${fold(`${row.nis} ${row.userId} ${row.group}`)}`;
  if (!words.every((word) => text.includes(word))) return null;
  const whole = words.join(' ');
  if (String(row.userId) === whole || row.nis === whole) return 0;
  if (name.startsWith(whole)) return 1;
  return words.every((word) => ` ${name}`.includes(` ${word}`)) ? 2 : 3;
}

function byClass(rows: PersonRow[]): PersonRow[] {
  return rows.sort((a, b) => collator.compare(a.group, b.group) || collator.compare(a.name, b.name));
}

function cut(people: PersonRow[]): Found {
  return { people: people.slice(0, shown), more: Math.max(people.length - shown, 0) };
}
