/**
 * Which group a pupil is in, out of their enrollments. The homeroom is the group; where no class is one, a pupil's only class is.
 * Several subjects say nothing about the group. Classes are kept after an import, since a delta names them by their id only.
 */
import { isDate } from '../dates.ts';
import type { Bundle, Line } from './bundle.ts';

export interface ClassFacts {
  title: string;
  homeroom: boolean;
  /** The first day of its earliest term; '' where unknown. */
  begins: string;
}

export type Classes = Record<string, ClassFacts>;

export function classesOf({ lines }: Bundle, kept: Classes): Classes {
  const terms = new Map(lines['academicSessions.csv'].map((line) => [line.get('sourcedId'), line.get('startDate')]));
  const found = lines['classes.csv']
    .filter((line) => line.get('sourcedId') !== '')
    .map((line): [string, ClassFacts] => {
      const begins = line
        .get('termSourcedIds')
        .split(',')
        .map((term) => terms.get(term.trim()) ?? '')
        .filter(isDate)
        .sort()[0];
      const facts = { title: line.get('title'), homeroom: line.get('classType') === 'homeroom', begins: begins ?? '' };
      return [line.get('sourcedId'), facts];
    });
  return Object.fromEntries([...Object.entries(kept), ...found]);
}

export interface Enrollment {
  line: Line;
  facts: ClassFacts;
  /** '' where unknown. */
  begins: string;
}

/** The enrollment that makes the group on a date; null where they say nothing about it. Ends are the first day that does not
 * count. */
export function homeroomOf(enrollments: readonly Enrollment[], today: string): Enrollment | null {
  const running = enrollments.filter(({ line }) => {
    const end = line.get('endDate');
    return end === '' || end > today;
  });
  const homerooms = running.filter(({ facts }) => facts.homeroom);
  const chosen = homerooms.length > 0 ? homerooms : running;
  if (homerooms.length === 0 && new Set(chosen.map(({ facts }) => facts.title)).size > 1) return null;
  const begun = chosen.filter(({ begins }) => begins <= today);
  // The one begun last; before any has begun, the one that begins first.
  const order = (a: Enrollment, b: Enrollment): number => (a.begins < b.begins ? -1 : a.begins > b.begins ? 1 : 0);
  return begun.sort(order).at(-1) ?? chosen.sort(order)[0] ?? null;
}
