/** Where a key leads in a list of `count`; null for keys that lead nowhere. */
const page = 10;

export function stepTo(key: string, from: number, count: number): number | null {
  const last = count - 1;
  const inside = (index: number) => Math.max(0, Math.min(last, index));
  if (count === 0) return null;
  if (key === 'ArrowDown') return inside(from + 1);
  if (key === 'ArrowUp') return inside(from - 1);
  if (key === 'PageDown') return inside(from + page);
  if (key === 'PageUp') return inside(from - page);
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  return null;
}
