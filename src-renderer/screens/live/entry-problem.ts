/** Why a PIN, a card or a palm's PIN was not taken, as the gate says it. */
import { StationError } from '../../../src-shared/errors.ts';
import type { PinProblem } from './pin-state.ts';

/** Refusals with another remedy than typing again: a palm's ticket is good for half a minute, and not everybody has a PIN. */
const refusals: Readonly<Record<string, 'expired' | 'no_pin'>> = { ticket: 'expired', no_pin: 'no_pin' };

/** `now`: monotonic milliseconds. */
export function problemOf(error: unknown, now: number): PinProblem {
  if (!(error instanceof StationError)) return { kind: 'failed', error };
  if (error.code === 'credential_refused') return { kind: refusals[String(error.details.reason)] ?? 'wrong' };
  const { retryAfter } = error.details;
  if (error.code === 'too_many_requests' && typeof retryAfter === 'number')
    return { kind: 'locked', until: now + retryAfter * 1000 };
  return { kind: 'failed', error };
}
