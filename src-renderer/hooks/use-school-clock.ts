/** The school's own clock: what the time is there, whatever zone the computer at the desk stands in. */
import { useMemo } from 'react';
import { localToday, moment, shortDate, shortDay } from '../format/dates.ts';
import { clockTime, computerZone, dateIn, instantOn } from '../format/school-time.ts';
import { useStation, useWords } from '../services.tsx';
import { useQuery } from './use-query.ts';

export interface SchoolClock {
  /** The station's school day, `2026-11-20`; null until it is known. */
  today: string | null;
  /** 06.52 for an instant. */
  time(at: string | null): string;
  /** Jum, 20 Nov, 06.52 for an instant. */
  when(at: string): string;
  /** The instant of `HH:MM` on a school day. */
  instant(date: string, time: string): string;
  /** `HH:MM` of now, by the station's clock. */
  now(): string;
  /** Now, in milliseconds since 1970, by the station's clock. */
  at(): number;
}

export function useSchoolClock(): SchoolClock {
  const { language } = useWords();
  const ahead = useStation((state) => state.clockAheadMs);
  const { data } = useQuery('calendar.get', {}, { on: ['calendar.changed'] });
  return useMemo(() => {
    const today = data?.today ?? null;
    const on = (date: string) =>
      data?.clocks
        .filter(({ effectiveFrom }) => effectiveFrom <= date)
        .sort((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom) || a.id - b.id)
        .at(-1);
    const zone = (date: string) => on(date)?.timeZone ?? computerZone();
    return {
      today,
      time: (at) => (at === null ? '' : clockTime(at, zone(at.slice(0, 10)), language)),
      when: (at) => {
        const there = zone(at.slice(0, 10));
        return `${shortDate(dateIn(at, there), language)}, ${clockTime(at, there, language)}`;
      },
      instant: (date, time) => instantOn(date, time, zone(date), on(date)?.dayStarts ?? '00:00'),
      now: () => clockTime(new Date(Date.now() + ahead).toISOString(), zone(today ?? '9999-12-31'), 'en'),
      at: () => Date.now() + ahead,
    };
  }, [data, language, ahead]);
}

export interface Moments {
  /** 20 Nov 2026, 06.52 */
  when(at: string): string;
  /** 06.52 */
  time(at: string): string;
}

/** Instants as the school's clock shows them, whatever zone the computer at the desk stands in. */
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

/** An instant of any year by the school's clock: 20 Nov 2026, 06.52. */
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

/** The station's school day; the computer's own date while the station has not said it yet. */
export function useToday(): string {
  return useStation((state) => state.today?.date) ?? localToday();
}
