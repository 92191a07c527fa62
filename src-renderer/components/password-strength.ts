/** How good a new password is, in words: length counts most, as it does for whoever guesses. */
export type Strength = 'short' | 'weak' | 'fair' | 'strong';

export const leastLength = 8;

/** What everybody tries first. */
const common = /^(password|kata ?sandi|rahasia|sekolah|qwerty|admin|hadir|indonesia|bismillah|merdeka|abcd|1234|0000)/i;

/** `about`: words that others know, like the person's name and the school's. */
export function passwordStrength(password: string, about: readonly string[] = []): Strength {
  const { length } = [...password];
  if (length < leastLength) return 'short';
  const told = password.toLowerCase();
  const known = about.flatMap((words) => words.toLowerCase().split(/\s+/)).filter((word) => word.length >= 4);
  const different = new Set(told).size;
  if (different < 5 || isRun(told) || common.test(told) || known.some((word) => told.includes(word))) return 'weak';
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d]/u].filter((kind) => kind.test(password)).length;
  const worth = length + 2 * (kinds - 1);
  return worth >= 14 ? 'strong' : 'fair';
}

/** Digits only: a date of birth or a telephone number. */
function isRun(text: string): boolean {
  return /^\d+$/.test(text);
}
