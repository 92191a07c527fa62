/**
 * When a passphrase is good enough to stand alone between a stolen disk and the templates. Length counts, not signs and digits:
 * four words are easier to remember than `P@ssw0rd` and harder to guess.
 */

/** Characters. With scrypt at its cost, twelve that are not a pattern hold against guessing for years. */
export const shortest = 12;
const fewestDifferent = 6;
/** A pattern no longer than this is a pattern however often it is repeated. */
const longestPattern = 5;
const rows = ['abcdefghijklmnopqrstuvwxyz', '0123456789012345', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
/** Of neighbours in a row of the keyboard or of the alphabet, at most this share. */
const mostNeighbours = 0.6;

export type Weakness = 'short' | 'few' | 'pattern';

/** null: good enough. */
export function weaknessOf(passphrase: string): Weakness | null {
  const letters = [...passphrase.normalize('NFKC').toLowerCase()];
  if (letters.length < shortest) return 'short';
  if (new Set(letters).size < fewestDifferent) return 'few';
  return isRepeated(letters) || isInOrder(letters) ? 'pattern' : null;
}

function isRepeated(letters: readonly string[]): boolean {
  for (let length = 1; length <= longestPattern; length++)
    if (letters.every((letter, i) => letter === letters[i % length])) return true;
  return false;
}

function isInOrder(letters: readonly string[]): boolean {
  const pairs = letters.slice(1).map((letter, i) => `${letters[i]}${letter}`);
  const neighbours = pairs.filter((pair) => rows.some((row) => row.includes(pair) || row.includes(reversed(pair))));
  return neighbours.length > mostNeighbours * pairs.length;
}

function reversed(pair: string): string {
  return [...pair].reverse().join('');
}
