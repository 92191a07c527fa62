/** Reports: days summed up, on the screen and as files. */
import { z } from 'zod';
import { dayStatuses, statusCounts } from './attendance.ts';
import { actor, date, file, groupName, line, type MadeFile } from './fields.ts';

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month like 2026-07');
const group = groupName.optional();

/** Which report of what. */
export const reportQuery = z.discriminatedUnion('report', [
  z.object({ report: z.literal('day'), date, group }),
  z.object({ report: z.literal('month'), month, group }),
  /** A term, a year or any other range of at most 400 days. */
  z.object({ report: z.literal('range'), from: date, to: date, group }),
  z.object({ report: z.literal('late'), from: date, to: date, group }),
  /** Everybody absent without a word on so many school days in a row. */
  z.object({
    report: z.literal('absences'),
    from: date,
    to: date,
    group,
    days: z.number().int().min(2).max(30).default(3),
  }),
]);
export type ReportQuery = z.output<typeof reportQuery>;

/** What the printed reports carry beside the logo. */
export const letterheadWords = z.object({
  school: line(120),
  lines: z.array(line(120)).max(4),
  /** Where and by whom they are signed. */
  place: line(60).default(''),
  signatory: line(120).default(''),
});

export const reportArguments = {
  'reports.recap': z.object({ from: date, to: date, group }),
  'reports.late': z.object({ from: date, to: date, group }),
  'reports.absences': z.object({ from: date, to: date, group, days: z.number().int().min(2).max(30).default(3) }),
  'reports.export': z.object({
    query: reportQuery,
    format: z.enum(['csv', 'xlsx', 'pdf']),
    language: z.enum(['id', 'en']).default('id'),
  }),
  /** What the printed recap carries at its head. */
  'letterhead.get': z.object({}),
  'letterhead.save': letterheadWords.extend({
    /** PNG or JPEG of at most 1 MB; null keeps none. */
    logo: file.nullable().default(null),
    /** The logo stays as it is, whatever `logo` says: for whoever changes only the words. */
    keepLogo: z.boolean().default(false),
    actor,
  }),
} as const;

const person = {
  personId: z.int(),
  userId: z.int(),
  name: z.string(),
  /** As of the last day of the range on which they belonged to one. */
  group: z.string(),
};

export const recap = z
  .object({
    from: date,
    to: date,
    dates: z.array(date),
    rows: z.array(
      z.object({
        ...person,
        counts: statusCounts.describe('Days of each status; not_seen are days that are not over yet.'),
        schoolDays: z.int().describe('School days that are over: all but not_seen.'),
        /** With one decimal. */
        percentage: z.number().nullable().describe('Present and late of schoolDays, 0..100; null without school days.'),
        lateMinutes: z.int(),
        days: z
          .record(z.string(), z.enum(dayStatuses).nullable())
          .describe('Status by date. null: no school. A date that is missing: not a member then.'),
      }),
    ),
  })
  .meta({ id: 'Recap' });
export type RecapRow = z.output<typeof recap>['rows'][number];

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
export type Letterhead = z.output<typeof letterhead>;

export interface ReportResults {
  'reports.recap': z.output<typeof recap>;
  'reports.late': z.output<typeof lateList>;
  'reports.absences': z.output<typeof absenceRuns>;
  'reports.export': MadeFile;
  'letterhead.get': Letterhead;
  'letterhead.save': Letterhead;
}
