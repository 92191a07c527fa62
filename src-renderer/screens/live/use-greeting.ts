/** What a greeting says, with what the school expects today and tomorrow. */
import { useCallback } from 'react';
import { greetingKey } from '../../format/greeting.ts';
import { callName } from '../../format/names.ts';
import { dateIn } from '../../format/school-time.ts';
import { formatTime } from '../../format/time.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { useStation, useWords } from '../../services.tsx';
import type { LiveCard } from './cards.ts';
import { type Verdict, verdictOf } from './verdict.ts';

export interface Greeting {
  title: string;
  time: string;
  verdict: Verdict;
}

export type Greet = (card: LiveCard) => Greeting;

const day = 86_400_000;
const hourly = 3_600_000;

export function useGreeting(): Greet {
  const { t, language } = useWords();
  const setup = useQuery('setup.status', {}, { on: ['calendar.changed'] });
  const ahead = useStation((state) => state.clockAheadMs);
  const zone = useStation((state) => state.timeZone);
  const tomorrow = dateIn(new Date(Date.now() + ahead + day).toISOString(), zone);
  const plan = useQuery('calendar.plan', { date: tomorrow }, { on: ['calendar.changed'], every: hourly });
  const hasRules = setup.data?.hasRules ?? false;
  const schoolTomorrow = (plan.data?.plan.sessions.length ?? 0) > 0;
  return useCallback(
    (card) => {
      const at = new Date(card.at);
      const time = formatTime(card.recordedAt ? new Date(card.recordedAt) : at, language, zone);
      const verdict = verdictOf(card.arrival, time, { hasRules });
      const name = callName(card.person?.name ?? '');
      const farewell = schoolTomorrow ? 'gate.goodbye_tomorrow' : 'gate.goodbye';
      const title = t(verdict.leaving ? farewell : greetingKey(at, language, zone), { name });
      return { title, time: formatTime(at, language, zone), verdict };
    },
    [t, language, zone, hasRules, schoolTomorrow],
  );
}
