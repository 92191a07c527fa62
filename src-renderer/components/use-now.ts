/** The time of day, once a second and on the second, so that clocks do not stutter. */
import { useEffect, useState } from 'react';

export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      setNow(new Date());
      timer = setTimeout(tick, 1000 - (Date.now() % 1000) + 4);
    };
    timer = setTimeout(tick, 1000 - (Date.now() % 1000) + 4);
    return () => clearTimeout(timer);
  }, []);
  return now;
}
