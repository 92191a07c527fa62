/** Hears a card reader that types, anywhere on the gate's screen. */
import { useEffect, useRef } from 'react';
import { createWedge } from './wedge.ts';

export function useWedge(onText: (text: string) => void): void {
  const heard = useRef(onText);
  heard.current = onText;
  useEffect(() => {
    const wedge = createWedge();
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.repeat) return;
      const text = wedge.key(event.key, event.timeStamp);
      // A space or an Enter of the reader's must not press the button that has the focus.
      if (text !== null || (event.key === ' ' && wedge.reading(event.timeStamp))) {
        event.preventDefault();
        event.stopPropagation();
      }
      if (text !== null) heard.current(text);
    };
    addEventListener('keydown', onKey, { capture: true });
    return () => removeEventListener('keydown', onKey, { capture: true });
  }, []);
}
