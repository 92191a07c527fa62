/** Where each class goes when a school year ends: the next grade's class of the same letter, or out of the school. */
import type { Group } from '../../../../src-shared/contract/roster.ts';

export interface Move {
  from: string;
  /** '' : stays as it is. */
  to: string;
  leaves: boolean;
  people: number;
}

const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII'];

/** `7A` -> `8A`, `VII B` -> `VIII B`, `Kelas 10 IPA 1` -> `Kelas 11 IPA 1`; null where the name has no grade. */
export function nextName(name: string): string | null {
  const digits = /^(\D*?)(\d{1,2})(.*)$/.exec(name);
  const roman = /^(.*?)\b([IVX]+)\b(.*)$/.exec(name);
  if (digits && (!roman || (digits[1] ?? '').length <= (roman[1] ?? '').length))
    return `${digits[1]}${Number(digits[2]) + 1}${digits[3]}`;
  const place = romans.indexOf(roman?.[2] ?? '');
  const next = romans[place + 1];
  return place < 0 || !next ? null : `${roman?.[1]}${next}${roman?.[3]}`;
}

/** The highest grade leaves; a class whose next one does not exist yet is still proposed by its name. */
export function suggestMoves(groups: readonly Group[]): Move[] {
  const highest = Math.max(...groups.map(({ grade }) => grade ?? -1));
  return groups
    .filter(({ people }) => people > 0)
    .map(({ name, grade, people }) => {
      const leaves = grade !== null && grade === highest;
      return { from: name, to: leaves ? '' : (nextName(name) ?? ''), leaves, people };
    });
}

/** What is sent: classes that stay are left out. */
export function movesToSend(moves: readonly Move[]): { from: string; to: string | null }[] {
  return moves
    .filter(({ to, leaves }) => leaves || to.trim() !== '')
    .map(({ from, to, leaves }) => ({ from, to: leaves ? null : to.trim() }));
}
