/** The station's state as the screens tell it: one word, and at most one notice with its remedy. */
import { type ErrorCode, errorCodes } from '../../src-shared/errors.ts';
import type { StationState } from '../stores/station-store.ts';
import type { Tone } from './Chip.tsx';

export type StationMood = 'ready' | 'starting' | 'degraded' | 'offline';

export const moodTones = {
  ready: 'good',
  starting: 'quiet',
  degraded: 'warn',
  offline: 'alarm',
} as const satisfies Record<StationMood, Tone>;

export type Notice =
  | { kind: 'connecting' | 'lost' | 'vision_starting' | 'vision_restarting' | 'vision_unavailable' | 'clock_behind' }
  | { kind: 'problem'; code: ErrorCode };

type Input = Pick<StationState, 'connection' | 'status'>;

export function stationMood({ connection, status }: Input): StationMood {
  if (connection === 'lost') return 'offline';
  if (connection === 'connecting' || !status || status.vision === 'starting') return 'starting';
  return status.vision === 'ready' && status.health === 'ok' ? 'ready' : 'degraded';
}

/** The most pressing one only: whoever stands at the gate can do one thing. */
export function stationNotice({ connection, status }: Input): Notice | null {
  if (connection === 'lost') return { kind: 'lost' };
  if (connection === 'connecting') return { kind: 'connecting' };
  if (!status) return null;
  const [problem] = status.problems;
  // A pack that is missing explains a recogniser that does not run, and says what to do.
  if (status.vision === 'unavailable' && !problem) return { kind: 'vision_unavailable' };
  if (status.vision === 'restarting') return { kind: 'vision_restarting' };
  if (status.vision === 'starting') return { kind: 'vision_starting' };
  if (status.health === 'ok' || !problem) return null;
  if (problem.code === 'clock_behind') return { kind: 'clock_behind' };
  return { kind: 'problem', code: errorCodes.find((code) => code === problem.code) ?? 'internal' };
}
