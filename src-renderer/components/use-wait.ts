/** Seconds until the station listens again, after it said that there were too many tries. */
import { useEffect, useState } from 'react';
import { StationError } from '../../src-shared/errors.ts';

export function useWait(error: unknown): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const seconds = error instanceof StationError ? Number(error.details.retryAfter ?? 0) : 0;
    if (!(seconds > 0)) return setLeft(0);
    const until = Date.now() + seconds * 1000;
    const count = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000)));
    count();
    const timer = setInterval(count, 250);
    return () => clearInterval(timer);
  }, [error]);
  return left;
}
