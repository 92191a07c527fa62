/** Reports as the station's own API shows them. */
import { z } from 'zod';
import { type DayStatus, dayStatuses } from '../../../src-shared/contract/attendance.ts';
import { mediaTypes } from '../../files/media-types.ts';
import { bytes } from './parts.ts';

const date = z.iso.date();
const person = { personId: z.int(), userId: z.int(), name: z.string(), group: z.string() };
const status = z.enum(dayStatuses);
const counts = z.object(Object.fromEntries(dayStatuses.map((name) => [name, z.int()])) as Record<DayStatus, z.ZodInt>);

export const recap = z
  .object({
    from: date,
    to: date,
    dates: z.array(date),
    rows: z.array(
      z.object({
        ...person,
        counts: counts.describe('Days of each status; not_seen are days that are not over yet.'),
        schoolDays: z.int().describe('School days that are over: all but not_seen.'),
        percentage: z.number().nullable().describe('Present and late of schoolDays, 0..100; null without school days.'),
        lateMinutes: z.int(),
        days: z
          .record(z.string(), status.nullable())
          .describe('Status by date. null: no school. A date that is missing: not a member then.'),
      }),
    ),
  })
  .meta({ id: 'Recap' });

export const lateList = z
  .object({
    rows: z.array(
      z.object({
        ...person,
        times: z.int(),
        minutes: z.int().describe('Of all times together.'),
        worst: z.int().describe('Minutes of the longest.'),
      }),
    ),
  })
  .meta({ id: 'LateList' });

export const absenceRuns = z
  .object({
    runs: z.array(
      z.object({
        ...person,
        from: date,
        to: date,
        days: z.int().describe('School days absent in a row.'),
        ongoing: z.boolean().describe('Nothing in the range has ended it.'),
      }),
    ),
  })
  .meta({ id: 'AbsenceRuns' });

export const letterhead = z
  .object({
    school: z.string(),
    lines: z.array(z.string()),
    hasLogo: z.boolean(),
    place: z.string(),
    signatory: z.string(),
  })
  .meta({ id: 'Letterhead' });

/** The success of a route that makes a report's file. */
export const reportFile = bytes(
  Object.values(mediaTypes),
  'The report, under the name it says in Content-Disposition.',
);
