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
import type {
  DayStatus,
  Direction,
  LeaveKind,
  PersonDay,
  SessionDay,
} from '../../../src-shared/contract/attendance.ts';
import { minuteMs, wholeMinute } from '../time/dates.ts';
import type { SchoolDay, SessionTimes } from '../time/school-calendar.ts';

/** A live record as the derivation sees it. */
export interface Mark {
  /** Milliseconds since 1970. */
  at: number;
  direction: Direction;
}

export type DerivedDay = Omit<PersonDay, 'personId' | 'date' | 'group' | 'member' | 'dayName' | 'leave'>;

/** `marks`: live records of the day by time, then by number. `now`: milliseconds since 1970. */
export function deriveDay(day: SchoolDay, marks: readonly Mark[], leave: LeaveKind | null, now: number): DerivedDay {
  const sessions = day.sessions.map((session, i) => {
    const until = day.sessions[i + 1]?.opens ?? day.ends;
    const window = marks.filter(({ at }) => session.opens <= wholeMinute(at) && wholeMinute(at) < until);
    return deriveSession(session, window, leave, now);
  });
  const attended = sessions.filter(({ arrivedAt }) => arrivedAt !== null);
  return {
    status: statusOf(sessions, attended),
    arrivedAt: attended[0]?.arrivedAt ?? null,
    leftAt: attended.at(-1)?.leftAt ?? null,
    lateMinutes: sum(attended.map(({ lateMinutes }) => lateMinutes)),
    leftEarlyMinutes: sum(attended.map(({ leftEarlyMinutes }) => leftEarlyMinutes)),
    sessions,
  };
}

function statusOf(sessions: readonly SessionDay[], attended: readonly SessionDay[]): DayStatus | null {
  if (sessions.length === 0) return null;
  if (attended.length > 0) return attended.some(({ status }) => status === 'late') ? 'late' : 'present';
  // Without an arrival every session has the leave's status, or is absent or not over yet.
  return sessions.find(({ status }) => status !== 'absent')?.status ?? 'absent';
}

function deriveSession(
  session: SessionTimes,
  marks: readonly Mark[],
  leave: LeaveKind | null,
  now: number,
): SessionDay {
  const { name, onTimeUntil, lateUntil, dismissal } = session;
  const first = marks.findIndex(({ direction }) => direction !== 'out');
  const came = marks[first];
  if (!came || wholeMinute(came.at) > lateUntil) {
    const arrivedTooLate = came !== undefined && wholeMinute(came.at) <= dismissal;
    const status = statusWithout(leave, now >= dismissal);
    return { name, status, arrivedAt: null, leftAt: null, lateMinutes: 0, leftEarlyMinutes: 0, arrivedTooLate };
  }
  const lateMinutes = leave === null ? minutesBetween(onTimeUntil, came.at) : 0;
  const left = departure(session, marks.slice(first + 1));
  return {
    name,
    status: lateMinutes > 0 ? 'late' : 'present',
    arrivedAt: iso(came.at),
    leftAt: left === null ? null : iso(left),
    lateMinutes,
    leftEarlyMinutes: left === null ? 0 : minutesBetween(left, dismissal),
    arrivedTooLate: false,
  };
}

/** When somebody who had arrived was last seen leaving, unless they came back after it. */
function departure({ earlyLeaveFrom }: SessionTimes, marks: readonly Mark[]): number | null {
  let left: number | null = null;
  for (const { at, direction } of marks) {
    if (direction === 'in') left = null;
    else if (direction === 'out' || wholeMinute(at) >= earlyLeaveFrom) left = at;
  }
  return left;
}

function statusWithout(leave: LeaveKind | null, over: boolean): DayStatus {
  if (leave !== null) return leave === 'sick' ? 'sick' : 'excused';
  return over ? 'absent' : 'not_seen';
}

/** Whole minutes that `later` is after `earlier`; 0 when it is not. */
function minutesBetween(earlier: number, later: number): number {
  return Math.max(0, (wholeMinute(later) - wholeMinute(earlier)) / minuteMs);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
