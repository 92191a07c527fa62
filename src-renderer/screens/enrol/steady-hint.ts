/** Near a limit the station's hint changes with every frame; nobody can follow that. A new hint is shown when it has stood for a
 * moment; praise and a taken shot at once, because they answer what the person is doing now. */
import { useEffect, useState } from 'react';

/** Milliseconds. */
const settle = 260;

export interface SteadyHint<Hint extends string> {
  /** The hint to show at `now`, having heard `hint`. */
  next(hint: Hint, now: number): Hint;
}

export function createSteadyHint<Hint extends string>(): SteadyHint<Hint> {
  let shown: Hint | null = null;
  let candidate: { hint: Hint; since: number } | null = null;
  return {
    next(hint, now) {
      if (shown === null || hint === 'good' || hint === shown) {
        shown = hint;
        candidate = null;
        return shown;
      }
      if (candidate?.hint !== hint) candidate = { hint, since: now };
      if (now - candidate.since < settle) return shown;
      shown = hint;
      candidate = null;
      return shown;
    },
  };
}

export function useSteadyHint<Hint extends string>(progress: { hint: Hint }): Hint {
  const [steady] = useState(createSteadyHint<Hint>);
  const [shown, setShown] = useState(progress.hint);
  useEffect(() => setShown(steady.next(progress.hint, performance.now())), [steady, progress]);
  return shown;
}
