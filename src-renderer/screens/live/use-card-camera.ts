/** Cards held to the gate's own camera: looked for twice a second while nobody asks, more often while the card panel is open. */
import { type RefObject, useEffect, useRef } from 'react';
import { createQrReader } from '../../camera/qr-reader.ts';
import { useCamera } from '../../services.tsx';

/** Milliseconds between looks. */
const often = 200;
const seldom = 500;
/** The station's own cards. Anything else that happens to be in the picture is nobody's card, unless somebody holds one up. */
const ownCard = /^HADIR1:/i;

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
