/** Instants as the school's clock shows them, whatever zone the computer at the desk stands in. */
import { useMemo } from 'react';
import { moment } from '../format/moment.ts';
import { clockTime, computerZone } from '../format/school-time.ts';
import { useWords } from '../services.tsx';
import { useQuery } from './use-query.ts';

export interface Moments {
  /** 20 Nov 2026, 06.52 */
  when(at: string): string;
  /** 06.52 */
  time(at: string): string;
}

export function useMoments(): Moments {
  const { language } = useWords();
  const { data } = useQuery('calendar.get', {}, { on: ['calendar.changed'] });
  return useMemo(() => {
    const today = data?.today ?? '';
    const clocks = (data?.clocks ?? []).filter(({ effectiveFrom }) => effectiveFrom <= today);
    const sorted = clocks.toSorted((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom) || a.id - b.id);
    const zone = sorted.at(-1)?.timeZone ?? computerZone();
    return { when: (at) => moment(at, language, zone), time: (at) => clockTime(at, zone, language) };
  }, [data, language]);
}
