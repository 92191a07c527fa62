/** When a screen that has failed loads itself again: soon at first, ever later while it fails again and again. */

/** Milliseconds: long enough to read, short enough for the pupil who waits; the last one for all further ones. */
export const reloadWaits = [5_000, 15_000, 60_000, 300_000] as const;
/** Milliseconds without a fault after which the next one is a first one again. */
export const forgetAfter = 15 * 60_000;

const key = 'hadir.reloads';

interface Reloads {
  count: number;
  /** Of the last one; milliseconds since 1970. */
  at: number;
}

type Kept = Pick<Storage, 'getItem' | 'setItem'>;

/** How long (ms) to wait before the page is loaded again, and notes that it will be. Without a storage always the longest: nobody
 * knows how often it was. */
export function nextReload(storage: Kept | null, now: number): number {
  const last = reloadWaits.length - 1;
  if (!storage) return reloadWaits[last] as number;
  const { count, at } = read(storage);
  const again = Math.abs(now - at) < forgetAfter ? count : 0;
  const wait = reloadWaits[Math.min(again, last)] as number;
  try {
    storage.setItem(key, JSON.stringify({ count: again + 1, at: now + wait } satisfies Reloads));
  } catch {
    return reloadWaits[last] as number;
  }
  return wait;
}

function read(storage: Kept): Reloads {
  try {
    const { count, at } = JSON.parse(storage.getItem(key) ?? '{}') as Partial<Reloads>;
    if (typeof count === 'number' && typeof at === 'number') return { count, at };
  } catch {
    // Somebody else's: as if there were none.
  }
  return { count: 0, at: 0 };
}
