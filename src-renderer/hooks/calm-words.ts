/** What a screen reader is told while somebody stands before the camera: hints change twice a second, speech takes two. The newest
 * one is said when the last has been heard. */
import { useEffect, useRef, useState } from 'react';

/** Milliseconds a hint takes to be heard. */
export const heard = 1800;

/** How long to wait at `now` until something may be said again; `last` is when something was said. */
export function waitFor(last: number | null, now: number): number {
  return last === null ? 0 : Math.max(last + heard - now, 0);
}

export function useCalmWords(words: string): string {
  const [said, setSaid] = useState('');
  const last = useRef<number | null>(null);
  useEffect(() => {
    const timer = setTimeout(
      () => {
        last.current = performance.now();
        setSaid(words);
      },
      waitFor(last.current, performance.now()),
    );
    return () => clearTimeout(timer);
  }, [words]);
  return said;
}
