/** Reports: days summed up, on the screen and as files. */
import { z } from 'zod';
import type { DayStatus, PersonDay } from './attendance.ts';
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

export interface RecapRow {
  personId: number;
  userId: number;
  name: string;
  /** As of the last day of the range on which they belonged to one. */
  group: string;
  /** Days of each status; `not_seen` are days that are not over yet. */
  counts: Record<DayStatus, number>;
  /** School days that are decided: all but `not_seen`. */
  schoolDays: number;
  /** Present and late of `schoolDays`, 0..100 with one decimal; null without school days. */
  percentage: number | null;
  lateMinutes: number;
  /** Status by date; null: no school, absent from the map: not a member. */
  days: Record<string, DayStatus | null>;
}

export interface Letterhead {
  school: string;
  lines: string[];
  hasLogo: boolean;
  place: string;
  signatory: string;
}

export interface ReportResults {
  'reports.recap': { from: string; to: string; dates: string[]; rows: RecapRow[] };
  'reports.late': {
    rows: {
      personId: number;
      userId: number;
      name: string;
      group: string;
      times: number;
      minutes: number;
      worst: number;
    }[];
  };
  'reports.absences': {
    runs: {
      personId: number;
      userId: number;
      name: string;
      group: string;
      from: string;
      to: string;
      days: number;
      ongoing: boolean;
    }[];
  };
  'reports.export': MadeFile;
  'letterhead.get': Letterhead;
  'letterhead.save': Letterhead;
}

/** What the printable files of the station are made from. */
export type DayRow = PersonDay & { name: string; userId: number };
