/** Whether two spellings are one person's name. The rule is tolerant where offices and parents spell differently, and strict where
 * siblings differ: *Nur'aini* is *Nuraini*, *Wati Siti* is *Siti Wati*, *M. Rizky* is *Muhamad Rizky*, *Muhammad Rizky* is *Muhamad
 * Rizky*; but *Putri* is not *Putra*, nor *Dian* *Diana*, and a word more is another name. */

/** From this length on a word may lack one letter of the other, where another word of the name is the very same. */
const longEnough = 5;

/** `User 12`: what the station calls somebody of whom it knows the number alone. */
export function isNoName(name: string): boolean {
  return /^user \d+$/.test(fold(name));
}

export function sameName(a: string, b: string): boolean {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  if (left.length + right.length === 0) return a.trim() === b.trim();
  if (left.join('') === right.join('')) return true;
  if (left.length !== right.length) return false;
  const rest = left.filter((word) => !takeFrom(right, (other) => other === word));
  const anchored = rest.length < left.length;
  let missing = 0;
  return (
    anchored &&
    rest.every((word) => {
      if (takeFrom(right, (other) => isInitial(word, other) || isInitial(other, word))) return true;
      return ++missing === 1 && takeFrom(right, (other) => lacksOneLetter(word, other) || lacksOneLetter(other, word));
    })
  );
}

/** No case, no marks, no punctuation inside words; hyphens and full stops part words. */
function wordsOf(name: string): string[] {
  const words = fold(name)
    .replace(/[.,/_\-\u2010-\u2015]+/g, ' ')
    .split(' ');
  return words.map((word) => word.replace(/[^\p{L}\p{M}\p{N}]+/gu, '')).filter((word) => word !== '');
}

function takeFrom(words: string[], fits: (word: string) => boolean): boolean {
  const index = words.findIndex(fits);
  if (index >= 0) words.splice(index, 1);
  return index >= 0;
}

const isInitial = (short: string, word: string): boolean => short.length === 1 && word.startsWith(short);

function lacksOneLetter(short: string, long: string): boolean {
  if (short.length < longEnough || long.length !== short.length + 1) return false;
  const at = [...long].findIndex((letter, i) => letter !== short[i]);
  return long.slice(0, at) + long.slice(at + 1) === short;
}

/** Letters that Unicode does not take apart into a base letter and a mark. */
const undecomposed: Record<string, string> = { ø: 'o', đ: 'd', ł: 'l', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' };

/** Names as people type them when they look for one: no case, no accents, single spaces. In SQL too, for its own LIKE folds only ASCII.
 * `' ÉMILE  Nuñez '` becomes `'emile nunez'`. */
export function fold(text: string): string {
  return (
    text
      .normalize('NFKD')
      // Accents, and the vowel points that Arabic and Hebrew are written without; the vowel signs of other scripts are letters.
      .replace(/[\p{M}&&[\p{Script=Inherited}\p{Script=Hebrew}]]/gv, '')
      .toLowerCase()
      .replace(/[øđłıßæœþ]/g, (letter) => undecomposed[letter] ?? letter)
      .replace(/\s+/g, ' ')
      .trim()
  );
}
