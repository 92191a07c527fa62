/** A card's text, from the camera or a reader, to the station; what it says is shown like any greeting, or in words. */
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { RecordedPerson } from '../../../src-shared/contract/credentials.ts';
import { createQrReader } from '../../camera/qr-reader.ts';
import { useCamera, useServices } from '../../services.tsx';
import { type PinProblem, problemOf } from './pin-state.ts';

/** Milliseconds for which a refused card is talked about. */
const toldFor = 7_000;

interface CardEntry {
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

/** Milliseconds. */
const goneAfter = 3_000;

/** A card that stays before the camera is one card: its text counts again only after it was gone for a while. */
export function createRepeatedText(): (text: string, now: number) => boolean {
  let last = '';
  let seen = -Infinity;
  /** True for a text that is still the one before. */
  return (text, now) => {
    const still = text === last && now - seen < goneAfter;
    last = text;
    seen = now;
    return still;
  };
}

/** Milliseconds between looks. */
const often = 200;
const seldom = 500;
/** The station's own cards. Anything else that happens to be in the picture is nobody's card, unless somebody holds one up. */
const ownCard = /^HADIR1:/i;

/** Cards held to the gate's own camera: looked for twice a second while nobody asks, more often while the card panel is open. */
export function useCardCamera(
  video: RefObject<HTMLVideoElement | null>,
  { wanted, onText }: { wanted: boolean; onText(text: string): void },
): void {
  const running = useCamera((state) => state.phase === 'running');
  const heard = useRef(onText);
  heard.current = onText;
  const open = useRef(wanted);
  open.current = wanted;
  useEffect(() => {
    if (!running) return;
    const reader = createQrReader();
    let timer: ReturnType<typeof setTimeout>;
    const look = async () => {
      const text = video.current && document.visibilityState === 'visible' ? await reader.read(video.current) : null;
      if (text && (open.current || ownCard.test(text))) heard.current(text);
      timer = setTimeout(look, open.current ? often : seldom);
    };
    timer = setTimeout(look, seldom);
    return () => {
      clearTimeout(timer);
      reader.close();
    };
  }, [video, running]);
}
