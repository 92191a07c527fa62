/** Whether Caps Lock is on, as far as the keyboard told since: it is why many a password is wrong. */
import { useEffect, useState } from 'react';

export function useCapsLock(): boolean {
  const [on, setOn] = useState(false);
  useEffect(() => {
    const look = (event: KeyboardEvent) => setOn(event.getModifierState?.('CapsLock') ?? false);
    addEventListener('keydown', look);
    addEventListener('keyup', look);
    return () => {
      removeEventListener('keydown', look);
      removeEventListener('keyup', look);
    };
  }, []);
  return on;
}
