/** Names as people type them when they look for one: no case, no accents, single spaces. In SQL too, for its own LIKE folds only ASCII. */

/** Letters that Unicode does not take apart into a base letter and a mark. */
const undecomposed: Record<string, string> = { ø: 'o', đ: 'd', ł: 'l', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' };

/** `' ÉMILE  Nuñez '` becomes `'emile nunez'`. */
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
