/** Attendance: the facts (records), and what follows from them (days). */
import { z } from 'zod';
import { actor, cursor, date, groupName, id, instant, line, reason } from './fields.ts';

export const directions = ['in', 'out', 'auto'] as const;
export type Direction = (typeof directions)[number];

export const methods = ['face', 'palm', 'pin', 'card', 'manual'] as const;
export type Method = (typeof methods)[number];

/** Present, late, excused, sick, absent, not seen yet: Hadir, Terlambat, Izin, Sakit, Alfa, Belum. */
export const dayStatuses = ['present', 'late', 'excused', 'sick', 'absent', 'not_seen'] as const;
export type DayStatus = (typeof dayStatuses)[number];

export const leaveKinds = ['sick', 'excused', 'duty'] as const;
/** `duty`: away for the school; its day status is excused. */
export type LeaveKind = (typeof leaveKinds)[number];

/** A fact, never changed. A correction is a record of its own that points at the one it voids or replaces. */
export interface AttendanceRecord {
  id: number;
  personId: number;
  /** `scan`: at a gate. `manual`: written by staff. `replace`: stands in for `targetId`. `void`: `targetId` does not count. */
  kind: 'scan' | 'manual' | 'replace' | 'void';
  /** When the person was there: ISO 8601, UTC, milliseconds. */
  at: string;
  /** The school day it was booked to when it was written. */
  day: string;
  /** When it was written. */
  writtenAt: string;
  gate: string;
  direction: Direction;
  method: Method;
  similarity: number | null;
  margin: number | null;
  liveness: number | null;
  /** Version of the policy that decided; empty where nobody had to. */
  policy: string;
  eventId: number | null;
  targetId: number | null;
  author: string;
  reason: string;
  /** The computer's clock was behind what the station had already recorded. */
  clockSuspect: boolean;
}

export interface SessionDay {
  name: string;
  status: DayStatus;
  arrivedAt: string | null;
  leftAt: string | null;
  lateMinutes: number;
  leftEarlyMinutes: number;
  /** Came after `lateUntil`: it does not count, and somebody should talk to them. */
  arrivedTooLate: boolean;
}

/** One person's school day, derived; nothing of it is stored. */
export interface PersonDay {
  personId: number;
  date: string;
  /** The group they belonged to on that date; empty where none. */
  group: string;
  /** false: they did not belong to the school on that date (they had left, or began later), and were recorded all the same. */
  member: boolean;
  /** null: no school. */
  status: DayStatus | null;
  /** The name of the holiday or special day. */
  dayName: string | null;
  leave: LeaveKind | null;
  arrivedAt: string | null;
  leftAt: string | null;
  lateMinutes: number;
  leftEarlyMinutes: number;
  sessions: SessionDay[];
}

/** What a gate tells a person who was just recognised. */
export interface GateArrival {
  recordId: number;
  at: string;
  /** Already recorded within the minimum gap: `recordId` and `at` are that record's. */
  repeated: boolean;
  /** What this record means: an arrival, a departure, before the gate opens, after the late limit, or outside school hours. */
  reading: 'arrival' | 'departure' | 'too_early' | 'too_late' | 'again' | 'no_school';
  /** The day's status after it; null where there is no school. */
  status: DayStatus | null;
  lateMinutes: number;
  leftEarlyMinutes: number;
}

export interface Gate {
  name: string;
  direction: Direction;
}

export type StatusCounts = Record<DayStatus, number>;

const range = { from: date, to: date, group: groupName.optional(), personId: id.optional() };
const gate = line(60).min(1).optional();
export const direction = z.enum(directions);

/** The person's membership is moved so that it covers the day. */
const extendMembership = z.boolean().default(false);

export const attendanceArguments = {
  'gates.list': z.object({}),
  'gates.save': z.object({ name: line(60).min(1), direction, actor }),
  'gates.remove': z.object({ name: line(60).min(1), actor }),

  /** A photo in, a decision and at most one record out. Only a clear decision (accept) records. */
  'attendance.scan': z.object({
    image: z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'an image as bytes'),
    gate,
    direction: direction.optional(),
  }),
  /** Staff write down that somebody came or left. `at` may not be in the future. On a day on which the person belongs to no class:
   * `conflict` with `reason: 'no_membership'`, unless `extendMembership` says that they did belong; so with `replace`. */
  'attendance.manual': z.object({
    personId: id,
    at: instant,
    direction: direction.default('in'),
    gate,
    reason,
    extendMembership,
    actor,
  }),
  'attendance.void': z.object({ recordId: id, reason, actor }),
  'attendance.replace': z.object({ recordId: id, at: instant, direction, reason, extendMembership, actor }),
  /** "That's not me", at the gate: voids a record no older than 10 seconds. */
  'attendance.disown': z.object({ recordId: id }),
  /** The facts, oldest first, corrections among them. */
  'attendance.records': z.object({ ...range, limit: z.number().int().min(1).max(500).default(100), cursor }),
  /** Derived statuses, by date and then name; at most 93 days a call. */
  'attendance.days': z.object({ ...range, limit: z.number().int().min(1).max(1000).default(200), cursor }),
  /** One day of one group (or of everybody): who is there, who is missing. */
  'attendance.sheet': z.object({ date: date.optional(), group: groupName.optional() }),
  /** One person's days, newest first, with the records of each. */
  'attendance.history': z.object({ personId: id, from: date, to: date }),

  'clock.status': z.object({}),
  /** Staff say that the computer's clock is right, although it went back. */
  'clock.trust': z.object({ actor }),
} as const;

export interface SheetRow extends PersonDay {
  name: string;
  userId: number;
  hasPortrait: boolean;
  /** Live records of the day, oldest first. */
  records: AttendanceRecord[];
}

export interface AttendanceResults {
  'gates.list': { gates: Gate[] };
  'gates.save': Gate;
  'gates.remove': { removed: true };
  'attendance.scan': {
    outcome: 'accept' | 'unknown' | 'ambiguous' | 'spoof' | 'low_quality';
    person: { id: number; userId: number; name: string; group: string } | null;
    similarity: number | null;
    margin: number | null;
    arrival: GateArrival | null;
  };
  'attendance.manual': AttendanceRecord;
  'attendance.void': AttendanceRecord;
  'attendance.replace': AttendanceRecord;
  'attendance.disown': AttendanceRecord;
  'attendance.records': {
    records: (AttendanceRecord & { name: string; group: string; live: boolean })[];
    next: number | null;
  };
  'attendance.days': { days: (PersonDay & { name: string; userId: number })[]; next: number | null };
  'attendance.sheet': { date: string; counts: StatusCounts; rows: SheetRow[] };
  'attendance.history': { days: (PersonDay & { records: (AttendanceRecord & { live: boolean })[] })[] };
  'clock.status': {
    /** The time the station records with. */
    now: string;
    /** Milliseconds the computer's clock is behind it; 0 when they agree. */
    behindMs: number;
    /** The school's, today; IANA name. */
    timeZone: string;
  };
  'clock.trust': { now: string };
}
