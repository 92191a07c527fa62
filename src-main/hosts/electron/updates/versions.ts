/** Which of two versions is newer, by Semantic Versioning 2.0: `0.2.0-beta.1` comes before `0.2.0`. */

const pattern = /^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})(?:-([0-9A-Za-z.-]{1,60}))?$/;

export function isVersion(text: string): boolean {
  return pattern.test(text);
}

/** Below 0, 0 or above it. Throws RangeError for what is no version. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  for (let i = 0; i < 3; i++) {
    const difference = (left.numbers[i] ?? 0) - (right.numbers[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return comparePreReleases(left.pre, right.pre);
}

function partsOf(version: string): { numbers: number[]; pre: string[] } {
  const match = pattern.exec(version);
  if (!match) throw new RangeError(`"${version}" is no version.`);
  return { numbers: match.slice(1, 4).map(Number), pre: match[4] === undefined ? [] : match[4].split('.') };
}

/** None at all comes last. */
function comparePreReleases(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return b.length - a.length;
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [left, right] = [a[i], b[i]];
    if (left === undefined || right === undefined) return left === undefined ? -1 : 1;
    if (left !== right) return compareIdentifiers(left, right);
  }
  return 0;
}

/** Numbers by size and before words; words by their letters. */
function compareIdentifiers(a: string, b: string): number {
  const [isLeft, isRight] = [a, b].map((text) => /^\d+$/.test(text));
  if (isLeft && isRight) return Number(a) - Number(b);
  if (isLeft !== isRight) return isLeft ? -1 : 1;
  return a < b ? -1 : 1;
}
