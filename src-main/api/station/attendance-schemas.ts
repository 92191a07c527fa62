/** Attendance as the station's own API shows it. */
import { z } from 'zod';
import {
  type DayStatus,
  dayStatuses,
  directions,
  leaveKinds,
  methods,
} from '../../../src-shared/contract/attendance.ts';
import { groupName } from '../../../src-shared/contract/fields.ts';
import { id } from './schemas.ts';

const time = z.string().meta({ format: 'date-time' });
export const date = z.iso.date();
const status = z.enum(dayStatuses);
const late = z.int().describe('Minutes after the session’s time.');
const early = z.int().describe('Minutes before the dismissal.');

export const record = z
  .object({
    id: z.int(),
    personId: z.int(),
    kind: z.enum(['scan', 'manual', 'replace', 'void']).describe('A replacement and a void point at their targetId.'),
    at: time.describe('When the person was there.'),
    day: date.describe('The school day it is booked to.'),
    writtenAt: time,
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

const live = z.boolean().describe('It counts: it is no void, and nothing voids or replaces it.');
export const liveRecord = record.extend({ live }).meta({ id: 'HistoryRecord' });
export const namedRecord = liveRecord.extend({ name: z.string(), group: z.string() }).meta({ id: 'NamedRecord' });

const session = z
  .object({
    name: z.string(),
    status,
    arrivedAt: time.nullable(),
    leftAt: time.nullable(),
    lateMinutes: late,
    leftEarlyMinutes: early,
    arrivedTooLate: z.boolean(),
  })
  .meta({ id: 'SessionDay' });

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
  arrivedAt: time.nullable(),
  leftAt: time.nullable(),
  lateMinutes: late,
  leftEarlyMinutes: early,
  sessions: z.array(session),
});

const who = { name: z.string(), userId: z.int() };
export const namedDay = personDay.extend(who).meta({ id: 'PersonDay' });
export const historyDay = personDay.extend({ records: z.array(liveRecord) }).meta({ id: 'HistoryDay' });
const counts = z
  .object({
    present: z.int(),
    late: z.int(),
    excused: z.int(),
    sick: z.int(),
    absent: z.int(),
    not_seen: z.int(),
  } satisfies Record<DayStatus, z.ZodInt>)
  .meta({ id: 'StatusCounts' });
const sheetRow = personDay
  .extend({ ...who, hasPortrait: z.boolean(), records: z.array(record) })
  .meta({ id: 'SheetRow' });
export const sheet = z.object({ date, counts, rows: z.array(sheetRow) }).meta({ id: 'DaySheet' });

export const arrival = z
  .object({
    recordId: z.int(),
    at: time,
    repeated: z.boolean().describe('Recorded already within the minimum gap; recordId and at are that record’s.'),
    reading: z.enum(['arrival', 'departure', 'too_early', 'too_late', 'again', 'no_school']),
    status: status.nullable(),
    lateMinutes: late,
    leftEarlyMinutes: early,
  })
  .meta({ id: 'GateArrival' });

export const gate = z.object({ name: z.string(), direction: z.enum(directions) }).meta({ id: 'Gate' });

export const group = groupName.optional().describe('Class or group; everybody where absent.');
export const recordParams = z.object({ recordId: id });
