/** What a greeting says about the arrival: its words, its chip, and what to do where somebody must be seen. */
import type { GateArrival } from '../../../src-shared/contract/attendance.ts';
import type { MessageKey, MessageParams } from '../../../src-shared/messages/index.ts';
import type { Tone } from '../../components/Chip.tsx';

export interface Verdict {
  tone: Tone;
  chip: MessageKey;
  params: MessageParams;
  /** Said below the name instead of the class. */
  advice: MessageKey | null;
  leaving: boolean;
}

export interface School {
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
