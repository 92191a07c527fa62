/** The station's time of day, once a second and on the second, so that clocks do not stutter. */
import { useEffect, useState } from 'react';
import { useStation } from '../services.tsx';

export function useNow(): Date {
  const ahead = useStation((state) => state.clockAheadMs);
  const [now, setNow] = useState(() => new Date(Date.now() + ahead));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const at = Date.now() + ahead;
      setNow(new Date(at));
      timer = setTimeout(tick, 1000 - (at % 1000) + 4);
    };
    tick();
    return () => clearTimeout(timer);
  }, [ahead]);
  return now;
}
