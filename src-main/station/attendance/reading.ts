/** What a record means to the person who just made it: the day before it and the day after it, compared. */
import type { Direction, GateArrival, SessionDay } from '../../../src-shared/contract/attendance.ts';
import { wholeMinute } from '../time/dates.ts';
import type { SchoolDay, SessionTimes } from '../time/school-calendar.ts';
import type { DerivedDay, Mark } from './day-status.ts';

export type Reading = GateArrival['reading'];

export function readingOf(day: SchoolDay, before: DerivedDay, after: DerivedDay, mark: Mark): Reading {
  if (day.sessions.length === 0) return 'no_school';
  const index = day.sessions.findLastIndex(({ opens }) => wholeMinute(mark.at) >= opens);
  const times = day.sessions[index];
  if (!times) return mark.direction === 'out' ? 'again' : 'too_early';
  return inSession(times, before.sessions[index], after.sessions[index], mark);
}

function inSession(times: SessionTimes, was: SessionDay | undefined, is: SessionDay | undefined, mark: Mark): Reading {
  if (!is?.arrivedAt) return tooLate(times, mark.direction, mark.at) ? 'too_late' : 'again';
  if (was?.arrivedAt == null) return 'arrival';
  if (is.leftAt !== null && is.leftAt !== was.leftAt) return 'departure';
  // They had left and are back.
  return was.leftAt !== null && is.leftAt === null ? 'arrival' : 'again';
}

function tooLate({ lateUntil }: SessionTimes, direction: Direction, at: number): boolean {
  return direction !== 'out' && wholeMinute(at) > lateUntil;
}
