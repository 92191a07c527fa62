/** An instant of any year by the school's clock: 20 Nov 2026, 06.52. */
import { useMemo } from 'react';
import { clockTime, computerZone, dateIn } from '../../format/school-time.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { useWords } from '../../services.tsx';
import { shortDay } from './day-words.ts';

export function useInstant(): (at: string) => string {
  const { language } = useWords();
  const { data } = useQuery('calendar.get', {}, { on: ['calendar.changed'] });
  return useMemo(() => {
    const held = data?.clocks.filter(({ effectiveFrom }) => effectiveFrom <= data.today) ?? [];
    const latest = held.sort((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom) || a.id - b.id).at(-1);
    const zone = latest?.timeZone ?? computerZone();
    return (at) => `${shortDay(dateIn(at, zone), language)}, ${clockTime(at, zone, language)}`;
  }, [data, language]);
}
