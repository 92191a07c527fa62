/** When a screen that has failed loads itself again: soon at first, ever later while it fails again and again. */
import { useEffect, useState } from 'react';
import { sessionStorageOf } from '../stores/storage.ts';

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

// Counts down to the reload of a screen that has failed; it waits for whoever is typing.

/** Milliseconds that somebody who has just done something has left. */
const patience = 15_000;

/** Seconds left. `busy`: somebody is at it; the page stays at least for a while after. */
export function useReload(busy = false): number {
  const [due, setDue] = useState<number | null>(null);
  const [now, setNow] = useState(() => performance.now());
  // Not while it is drawn, which may happen more than once: every asking counts.
  useEffect(() => {
    const begun = performance.now();
    setNow(begun);
    setDue(begun + nextReload(sessionStorageOf(window), Date.now()));
  }, []);
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 250);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (busy) setDue((planned) => planned && Math.max(planned, now + patience));
  }, [busy, now]);
  const left = due === null ? reloadWaits[0] : due - now;
  // Once: asked again, it would begin anew each time.
  const over = left <= 0;
  useEffect(() => {
    if (over) location.reload();
  }, [over]);
  return Math.max(0, Math.ceil(left / 1000));
}
