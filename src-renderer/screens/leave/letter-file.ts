/** A letter before it is sent: what the station would refuse is said while another can still be chosen. */
import type { MessageKey } from '../../../src-shared/messages/index.ts';

/** Bytes, as the station takes it. */
export const maxLetter = 5 * 1024 ** 2;
/** For the file dialog. */
export const letterTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const;

/** The types that are shown on the screen; everything else is only saved. */
export const pictureTypes: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp']);

export function letterProblem({ size, type }: Pick<File, 'size' | 'type'>): MessageKey | null {
  if (!letterTypes.some((known) => known === type)) return 'leave.letter.type';
  if (size > maxLetter) return 'leave.letter.large';
  return size === 0 ? 'leave.letter.empty' : null;
}

/** The contract's names have at most 120 characters; the ending is what must stay. */
export function letterName(name: string): string {
  const characters = [...name];
  return characters.length <= 120 ? name : [...characters.slice(0, 100), ...characters.slice(-20)].join('');
}
