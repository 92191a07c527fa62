/** Counts down to the reload of a screen that has failed; it waits for whoever is typing. */
import { useEffect, useState } from 'react';
import { sessionStorageOf } from '../stores/storage.ts';
import { nextReload, reloadWaits } from './reload.ts';

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
