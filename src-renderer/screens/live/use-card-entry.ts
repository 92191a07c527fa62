/** A card's text, from the camera or a reader, to the station; what it says is shown like any greeting, or in words. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { RecordedPerson } from '../../../src-shared/contract/credentials.ts';
import { useServices } from '../../services.tsx';
import { problemOf } from './entry-problem.ts';
import type { PinProblem } from './pin-state.ts';
import { createRepeatedText } from './repeated-text.ts';

/** Milliseconds for which a refused card is talked about. */
const toldFor = 7_000;

export interface CardEntry {
  problem: PinProblem | null;
  enter(text: string): void;
  clear(): void;
}

export function useCardEntry(onRecorded: (recorded: RecordedPerson) => void): CardEntry {
  const { client } = useServices();
  const [problem, setProblem] = useState<PinProblem | null>(null);
  const busy = useRef(false);
  const repeated = useRef(createRepeatedText());
  const done = useRef(onRecorded);
  done.current = onRecorded;

  useEffect(() => {
    if (!problem) return;
    const left = problem.kind === 'locked' ? problem.until - performance.now() : toldFor;
    const timer = setTimeout(() => setProblem(null), Math.max(left, toldFor));
    return () => clearTimeout(timer);
  }, [problem]);

  const enter = useCallback(
    async (text: string) => {
      if (busy.current || repeated.current(text, performance.now())) return;
      busy.current = true;
      setProblem(null);
      try {
        done.current(await client.call('credentials.byCard', { text }));
      } catch (error) {
        setProblem(problemOf(error, performance.now()));
      } finally {
        busy.current = false;
      }
    },
    [client],
  );
  const clear = useCallback(() => setProblem(null), []);
  return { problem, enter, clear };
}
