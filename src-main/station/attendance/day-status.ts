/**
 * A person's day out of its facts: one pure function. Every comparison is in whole minutes: an instant counts as the start of
 * its minute, so the minute that a limit names still belongs to it.
 *
 * For each session, its window runs from `opens` to the next session's `opens`, the last one's to the end of the school day.
 * - Arrival: the first record in the window whose direction is `in` or `auto`, not after `lateUntil`. Up to `onTimeUntil` it is
 *   present, after it late by the minutes between. A first one between `lateUntil` and `dismissal` is `arrivedTooLate` and no
 *   arrival.
 * - Departure, of somebody who arrived: among the window's records after the arrival, in order: `out` leaves; `auto` leaves from
 *   `earlyLeaveFrom` on and changes nothing before it; `in` is back again. Leaving before `dismissal` is early by the minutes
 *   between.
 * - Nobody arrived: with leave sick or excused (`duty` too), else `not_seen` until `dismissal`, from then on absent.
 *
 * The day: no sessions, no status. With any arrival: late if any session was late, else present; on leave lateness does not
 * count (present, 0 minutes). Without: the leave's status; else `not_seen` while any session is; else absent.
 */
import type { Direction, LeaveKind, PersonDay } from '../../../src-shared/contract/attendance.ts';
import { unfinished } from '../../../src-shared/unfinished.ts';
import type { SchoolDay } from './calendar.ts';

/** A live record as the derivation sees it. */
export interface Mark {
  /** Milliseconds since 1970. */
  at: number;
  direction: Direction;
}

export type DerivedDay = Omit<PersonDay, 'personId' | 'date' | 'group' | 'dayName' | 'leave'>;

/** `marks`: live records of the day by time, then by number. `now`: milliseconds since 1970. */
export function deriveDay(
  _day: SchoolDay,
  _marks: readonly Mark[],
  _leave: LeaveKind | null,
  _now: number,
): DerivedDay {
  return unfinished<{ deriveDay(): DerivedDay }>().deriveDay();
}
