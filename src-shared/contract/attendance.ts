/** Attendance: the facts (records), and what follows from them (days). */
import { z } from 'zod';
import { actor, cursor, date, groupName, id, instant, line, reason, shownTime } from './fields.ts';

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

const status = z.enum(dayStatuses);
const lateMinutes = z.int().describe('Minutes after the session’s time.');
const leftEarlyMinutes = z.int().describe('Minutes before the dismissal.');

/** A fact, never changed. A correction is a record of its own that points at the one it voids or replaces. */
export const attendanceRecord = z
  .object({
    id: z.int(),
    uuid: z.uuid().describe('The name of the record between stations and in exchange files.'),
    tenantId: z.int(),
    personId: z.int(),
    /** `scan`: at a gate. `manual`: written by staff. `replace`: stands in for `targetId`. `void`: `targetId` does not count. */
    kind: z.enum(['scan', 'manual', 'replace', 'void']).describe('A replacement and a void point at their targetId.'),
    at: shownTime.describe('When the person was there.'),
    day: date.describe('The school day it is booked to.'),
    writtenAt: shownTime,
    gate: z.string(),
    direction: z.enum(directions),
    method: z.enum(methods),
    similarity: z.number().nullable(),
    margin: z.number().nullable(),
    liveness: z.number().nullable(),
    policy: z.string().describe('Version of the rules that decided; empty where nobody had to.'),
    eventId: z.int().nullable(),
    targetId: z.int().nullable(),
    author: z.string(),
    reason: z.string(),
    clockSuspect: z.boolean().describe("The computer's clock was behind what had been recorded already."),
  })
  .meta({ id: 'AttendanceRecord' });
export type AttendanceRecord = z.output<typeof attendanceRecord>;

const live = z.boolean().describe('It counts: it is no void, and nothing voids or replaces it.');
export const liveRecord = attendanceRecord.extend({ live }).meta({ id: 'HistoryRecord' });
export const namedRecord = liveRecord.extend({ name: z.string(), group: z.string() }).meta({ id: 'NamedRecord' });

const sessionDay = z
  .object({
    name: z.string(),
    status,
    arrivedAt: shownTime.nullable(),
    leftAt: shownTime.nullable(),
    lateMinutes,
    leftEarlyMinutes,
    /** Came after `lateUntil`: it does not count, and somebody should talk to them. */
    arrivedTooLate: z.boolean(),
  })
  .meta({ id: 'SessionDay' });
export type SessionDay = z.output<typeof sessionDay>;

/** One person's school day, derived; nothing of it is stored. */
const personDay = z.object({
  personId: z.int(),
  date,
  group: z.string().describe('The group the person belonged to on that date; empty where none.'),
  member: z
    .boolean()
    .describe(
      'false where the person did not belong to the school on that date (had left, or began later) and was recorded all the same. Listed only where no group is asked for.',
    ),
  status: status.nullable().describe('null where there is no school.'),
  dayName: z.string().nullable().describe('Name of the holiday or special day.'),
  leave: z.enum(leaveKinds).nullable(),
  arrivedAt: shownTime.nullable(),
  leftAt: shownTime.nullable(),
  lateMinutes,
  leftEarlyMinutes,
  sessions: z.array(sessionDay),
});
export type PersonDay = z.output<typeof personDay>;

const who = { name: z.string(), userId: z.int() };
export const namedDay = personDay.extend(who).meta({ id: 'PersonDay' });
export const historyDay = personDay.extend({ records: z.array(liveRecord) }).meta({ id: 'HistoryDay' });

export const statusCounts = z
  .object({
    present: z.int(),
    late: z.int(),
    excused: z.int(),
    sick: z.int(),
    absent: z.int(),
    not_seen: z.int(),
  } satisfies Record<DayStatus, z.ZodInt>)
  .meta({ id: 'StatusCounts' });
export type StatusCounts = z.output<typeof statusCounts>;

const sheetRow = personDay
  .extend({
    ...who,
    hasPortrait: z.boolean(),
    /** Live records of the day, oldest first. */
    records: z.array(attendanceRecord),
  })
  .meta({ id: 'SheetRow' });
export type SheetRow = z.output<typeof sheetRow>;
export const daySheet = z.object({ date, counts: statusCounts, rows: z.array(sheetRow) }).meta({ id: 'DaySheet' });

/** What a gate tells a person who was just recognised. */
export const gateArrival = z
  .object({
    recordId: z.int(),
    at: shownTime,
    repeated: z.boolean().describe('Recorded already within the minimum gap; recordId and at are that record’s.'),
    /** An arrival, a departure, before the gate opens, after the late limit, again, or outside school hours. */
    reading: z.enum(['arrival', 'departure', 'too_early', 'too_late', 'again', 'no_school']),
    /** The day's after it; null where there is no school. */
    status: status.nullable(),
    lateMinutes,
    leftEarlyMinutes,
  })
  .meta({ id: 'GateArrival' });
export type GateArrival = z.output<typeof gateArrival>;

export const gateFacts = z
  .object({ uuid: z.uuid(), name: z.string(), direction: z.enum(directions) })
  .meta({ id: 'Gate' });
export type Gate = z.output<typeof gateFacts>;

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
  'recognition.scan': z.object({
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

export interface AttendanceResults {
  'gates.list': { gates: Gate[] };
  'gates.save': Gate;
  'gates.remove': { removed: true };
  'recognition.scan': {
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
    records: z.output<typeof namedRecord>[];
    next: number | null;
  };
  'attendance.days': { days: z.output<typeof namedDay>[]; next: number | null };
  'attendance.sheet': z.output<typeof daySheet>;
  'attendance.history': { days: z.output<typeof historyDay>[] };
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
