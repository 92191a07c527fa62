/** Why a PIN, a card or a palm's PIN was not taken, as the gate says it. */
import { StationError } from '../../../src-shared/errors.ts';
import type { PinProblem } from './pin-state.ts';

/** `now`: monotonic milliseconds. */
export function problemOf(error: unknown, now: number): PinProblem {
  if (!(error instanceof StationError)) return { kind: 'failed', error };
  if (error.code === 'credential_refused') return { kind: 'wrong' };
  // A palm's ticket is good for a short while, in which whoever showed the palm types.
  if (error.code === 'not_found' || error.code === 'session_not_found') return { kind: 'expired' };
  const { retryAfter } = error.details;
  if (error.code === 'too_many_requests' && typeof retryAfter === 'number')
    return { kind: 'locked', until: now + retryAfter * 1000 };
  return { kind: 'failed', error };
}
