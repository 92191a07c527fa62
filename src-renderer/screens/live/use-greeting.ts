/** What a greeting says, with what the school expects today and tomorrow. */
import { useCallback } from 'react';
import type { GateArrival } from '../../../src-shared/contract/attendance.ts';
import type { MessageKey, MessageParams } from '../../../src-shared/messages/index.ts';
import type { Tone } from '../../components/Chip.tsx';
import { callName, greetingKey } from '../../format/names.ts';
import { dateIn, formatTime } from '../../format/school-time.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { useStation, useWords } from '../../services.tsx';
import type { LiveCard } from './cards.ts';

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

/** What a greeting says about the arrival: its words, its chip, and what to do where somebody must be seen. */
interface Verdict {
  tone: Tone;
  chip: MessageKey;
  params: MessageParams;
  /** Said below the name instead of the class. */
  advice: MessageKey | null;
  leaving: boolean;
}

interface School {
  /** The school has said when it expects whom; without it every day looks like one without school. */
  hasRules: boolean;
}

type Recorded = Pick<GateArrival, 'reading' | 'repeated' | 'status' | 'lateMinutes' | 'leftEarlyMinutes'>;

/** `time`: when the record was written, as the screen's language writes it. */
export function verdictOf(arrival: Recorded | null, time: string, { hasRules }: School): Verdict {
  const say = (tone: Tone, chip: MessageKey, params: MessageParams = {}): Verdict => ({
    tone,
    chip,
    params,
    advice: null,
    leaving: false,
  });
  if (!arrival) return say('good', 'live.recorded');
  if (arrival.repeated || arrival.reading === 'again') return say('info', 'live.again.at', { time });
  const minutes = arrival.lateMinutes;
  switch (arrival.reading) {
    case 'arrival':
      return arrival.status === 'late' ? say('warn', 'gate.late', { minutes }) : say('good', 'gate.on_time');
    case 'departure':
      return { ...departure(arrival.leftEarlyMinutes, say), leaving: true };
    case 'too_early':
      return { ...say('warn', 'gate.too_early'), advice: 'gate.see_desk' };
    case 'too_late':
      return { ...say('warn', 'gate.too_late'), advice: 'gate.see_desk' };
    case 'no_school':
      return hasRules ? say('info', 'gate.no_school') : say('good', 'live.recorded');
  }
}

type Say = (tone: Tone, chip: MessageKey, params?: MessageParams) => Verdict;

function departure(minutes: number, say: Say): Verdict {
  return minutes > 0 ? say('warn', 'gate.left_early', { minutes }) : say('good', 'gate.left');
}
