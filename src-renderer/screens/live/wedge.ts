/** A card reader that types: characters quicker than fingers, ended by Enter. Told apart from somebody typing by speed alone, so
 * that it works wherever the focus is and takes nothing from a person at the keyboard. */
import { useEffect, useRef } from 'react';

/** Milliseconds between two characters. Readers need 1 to 20; quick typists 60 and more. */
const quickest = 45;
/** Fewer are no card. */
const shortest = 4;
const longest = 500;

interface Wedge {
  /** One key that went down, at a monotonic time; the card's text when this key completes it. */
  key(name: string, at: number): string | null;
  /** A card may be on its way: at least three quick characters have come. */
  reading(at: number): boolean;
}

export function createWedge(): Wedge {
  let text = '';
  let last = -Infinity;
  return {
    key(name, at) {
      const quick = at - last <= quickest;
      if (name === 'Enter') {
        const whole = quick && text.length >= shortest ? text : null;
        text = '';
        last = -Infinity;
        return whole;
      }
      // Shift and the like come before the capital they make.
      if ([...name].length !== 1) return null;
      text = quick ? (text + name).slice(-longest) : name;
      last = at;
      return null;
    },
    reading: (at) => text.length >= 3 && at - last <= quickest,
  };
}

/** Hears a card reader that types, anywhere on the gate's screen. */
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
