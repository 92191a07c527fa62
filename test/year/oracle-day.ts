/**
 * One pupil's school day as the words have it: look at every record, session by session, minute by minute. Written from the
 * words of the contract alone; the station's own derivation is what it judges.
 */
import type { DayStatus, Direction, LeaveKind } from '../../src-shared/contract/attendance.ts';
import type { LimitMinutes } from './oracle-calendar.ts';

export interface OracleMark {
  at: number;
  direction: Direction;
}

export interface OracleSession {
  status: DayStatus;
  arrivedAt: number | null;
  leftAt: number | null;
  lateMinutes: number;
  leftEarlyMinutes: number;
  /** Came between `lateUntil` and `dismissal`, whose minute still belongs to it. */
  arrivedTooLate: boolean;
}

export interface OracleDay extends Omit<OracleSession, 'status' | 'arrivedTooLate'> {
  /** null: no school. */
  status: DayStatus | null;
  sessions: OracleSession[];
}

const minuteOf = (at: number): number => Math.floor(at / 60_000);

/** `marks` in order of time, then of writing; `ends`: the minute at which the school day is over. */
export function oracleDay(
  sessions: readonly LimitMinutes[],
  ends: number,
  marks: readonly OracleMark[],
  leave: LeaveKind | null,
  now: number,
): OracleDay {
  const parts = sessions.map((limits, i) => {
    const next = sessions[i + 1]?.opens ?? ends;
    const within = marks.filter(({ at }) => minuteOf(at) >= limits.opens && minuteOf(at) < next);
    return oracleSession(limits, within, leave, now);
  });
  const attended = parts.filter((part) => part.arrivedAt !== null);
  return {
    status: statusOf(parts),
    arrivedAt: attended[0]?.arrivedAt ?? null,
    leftAt: attended.at(-1)?.leftAt ?? null,
    lateMinutes: attended.reduce((sum, part) => sum + part.lateMinutes, 0),
    leftEarlyMinutes: attended.reduce((sum, part) => sum + part.leftEarlyMinutes, 0),
    sessions: parts,
  };
}

function statusOf(parts: readonly OracleSession[]): DayStatus | null {
  const statuses = parts.map(({ status }) => status);
  if (parts.length === 0) return null;
  if (parts.some(({ arrivedAt }) => arrivedAt !== null)) return statuses.includes('late') ? 'late' : 'present';
  if (statuses.includes('sick')) return 'sick';
  if (statuses.includes('excused')) return 'excused';
  return statuses.includes('not_seen') ? 'not_seen' : 'absent';
}

function oracleSession(
  limits: LimitMinutes,
  marks: readonly OracleMark[],
  leave: LeaveKind | null,
  now: number,
): OracleSession {
  const first = marks.findIndex(({ direction }) => direction === 'in' || direction === 'auto');
  const arrival = marks[first];
  if (!arrival || minuteOf(arrival.at) > limits.lateUntil) {
    const arrivedTooLate = arrival !== undefined && minuteOf(arrival.at) <= limits.dismissal;
    const status = unseen(limits, leave, now);
    return { status, arrivedAt: null, leftAt: null, lateMinutes: 0, leftEarlyMinutes: 0, arrivedTooLate };
  }

  const lateMinutes = leave ? 0 : Math.max(0, minuteOf(arrival.at) - limits.onTimeUntil);
  const leftAt = departure(limits, marks.slice(first + 1));
  return {
    status: lateMinutes > 0 ? 'late' : 'present',
    arrivedAt: arrival.at,
    leftAt,
    lateMinutes,
    leftEarlyMinutes: leftAt === null ? 0 : Math.max(0, limits.dismissal - minuteOf(leftAt)),
    arrivedTooLate: false,
  };
}

function departure(limits: LimitMinutes, marks: readonly OracleMark[]): number | null {
  let left: number | null = null;
  for (const { at, direction } of marks) {
    if (direction === 'in') left = null;
    if (direction === 'out') left = at;
    if (direction === 'auto' && minuteOf(at) >= limits.earlyLeaveFrom) left = at;
  }
  return left;
}

function unseen(limits: LimitMinutes, leave: LeaveKind | null, now: number): DayStatus {
  if (leave === 'sick') return 'sick';
  if (leave !== null) return 'excused';
  return minuteOf(now) < limits.dismissal ? 'not_seen' : 'absent';
}
