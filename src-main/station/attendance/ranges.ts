/** How far one call may look: a derived day costs time, and a mistyped year must not cost the station its morning. */
import { StationError } from '../../../src-shared/errors.ts';
import { daysFrom } from '../time/dates.ts';

/** Throws `invalid_argument`. `most`: dates, both ends included. */
export function checkRange({ from, to }: { from: string; to: string }, most = Number.POSITIVE_INFINITY): void {
  const dates = daysFrom(from, to) + 1;
  if (dates < 1) throw new StationError('invalid_argument', 'to must not be before from.', { field: 'to' });
  if (dates > most)
    throw new StationError('invalid_argument', `At most ${most} days at once. Ask for a shorter time.`, {
      field: 'to',
    });
}
