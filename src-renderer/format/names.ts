/** Names as the screens shorten them. */

/** What to call somebody: the first word, and the next one too where the first is a particle or an initial ("Ni Kadek",
 * "I Made", "M. Rizky"), which nobody is called by alone. */
export function callName(fullName: string): string {
  const words = fullName.trim().split(/\s+/);
  const [first = '', second] = words;
  const incomplete = first.endsWith('.') || [...first].length <= 2;
  return incomplete && second ? `${first} ${second}` : first;
}

/** Two letters for an avatar. */
export function initials(fullName: string): string {
  const words = fullName.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toLocaleUpperCase('id-ID');
}

/** A steady choice out of `count`, so that a person keeps their avatar's colour and neighbours differ. */
export function steadyIndex(key: number, count: number): number {
  return Math.abs(key) % count;
}
