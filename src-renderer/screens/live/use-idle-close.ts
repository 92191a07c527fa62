/** Closes what somebody opened and walked away from. */
import { useEffect } from 'react';

/** Milliseconds without a key or a touch. */
export const idleAfter = 20_000;

/** Counts anew whenever `activity` changes. */
export function useIdleClose(activity: unknown, close: () => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the count begins with every activity
  useEffect(() => {
    const timer = setTimeout(close, idleAfter);
    return () => clearTimeout(timer);
  }, [activity, close]);
}
