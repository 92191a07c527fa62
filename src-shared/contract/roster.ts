/** The roster: groups, school years, what a school knows about a pupil, and how all of it comes in and goes out. */
import { z } from 'zod';
import { actor, date, file, groupName, id, line, type MadeFile, type TakenSheet } from './fields.ts';

export const genders = ['L', 'P'] as const;

/** `+62812…`: E.164 after cleaning; local numbers become Indonesian ones. */
const phone = line(30);

export const profileFields = {
  nis: line(40),
  nisn: line(40),
  gender: z.enum(genders).nullable(),
  guardianName: line(120),
  guardianPhone: phone,
  guardianLanguage: z.enum(['id', 'en']),
  /** The guardian agreed to be sent messages. */
  messagesConsent: z.boolean(),
} as const;

/** The columns of a roster file that the station knows. */
export const rosterFields = [
  'userId',
  'nis',
  'nisn',
  'name',
  'group',
  'gender',
  'guardianName',
  'guardianPhone',
  'messagesConsent',
] as const;
export type RosterField = (typeof rosterFields)[number];

/** Heading of the file -> field; null leaves the column out. Absent: guessed. */
const mapping = z.record(z.string(), z.enum(rosterFields).nullable()).optional();

export const rosterArguments = {
  'groups.list': z.object({}),
  'groups.save': z.object({
    name: groupName.min(1),
    /** Kelas 7 -> 7; null where it has none. */
    grade: z.number().int().min(0).max(20).nullable().default(null),
    teacher: line(120).default(''),
    actor,
  }),
  /** Only an empty group. */
  'groups.remove': z.object({ name: groupName.min(1), actor }),
  /** From a date on, a person belongs to another group. */
  'groups.move': z.object({ personIds: z.array(id).min(1).max(5000), group: groupName, from: date.optional(), actor }),

  'years.list': z.object({}),
  'years.save': z.object({ name: line(40).min(1), from: date, to: date, actor }),

  'people.profile': z.object({ personId: id }),
  'people.updateProfile': z.object({ personId: id, ...z.object(profileFields).partial().shape, actor }),

  /** Everybody of each group moves to another one, or leaves the school (`to: null`), on a date. */
  'promotion.preview': z.object({
    moves: z
      .array(z.object({ from: groupName, to: groupName.nullable() }))
      .min(1)
      .max(200),
    on: date,
  }),
  'promotion.apply': z.object({
    moves: z
      .array(z.object({ from: groupName, to: groupName.nullable() }))
      .min(1)
      .max(200),
    on: date,
    actor,
  }),
  /** People who have left the school: what a purge would delete. */
  'leavers.preview': z.object({ leftBefore: date }),
  'leavers.purge': z.object({ leftBefore: date, /** As the preview said. */ people: z.number().int().min(0), actor }),
  /** One person leaves the school on a date (their last day is the day before). */
  'leavers.leave': z.object({ personId: id, on: date, actor }),

  /** What a CSV or XLSX file says and would change; nothing is stored. */
  'roster.preview': z.object({ file, fileName: z.string().max(200), mapping }),
  'roster.import': z.object({
    file,
    fileName: z.string().max(200),
    mapping,
    /** `all`: one bad row refuses the file. `good`: bad rows are left out and listed. */
    mode: z.enum(['all', 'good']).default('all'),
    actor,
  }),
  'roster.export': z.object({
    format: z.enum(['csv', 'xlsx', 'oneroster']),
    language: z.enum(['id', 'en']).default('id'),
  }),
  /** A OneRoster 1.2 CSV bundle (zip), bulk or delta as its manifest says. */
  'roster.previewOneRoster': z.object({ file }),
  'roster.importOneRoster': z.object({ file, mode: z.enum(['all', 'good']).default('all'), actor }),
} as const;

export interface Profile {
  personId: number;
  nis: string;
  nisn: string;
  gender: 'L' | 'P' | null;
  guardianName: string;
  guardianPhone: string;
  guardianLanguage: 'id' | 'en';
  messagesConsent: boolean;
  /** When consent was given; null without. */
  messagesConsentAt: string | null;
  /** The date from which they are no pupil any more. */
  leftOn: string | null;
  memberships: Membership[];
}

/** `to` is the first date that no longer counts; null: still a member. */
export interface Membership {
  group: string;
  from: string;
  to: string | null;
}

export interface Group {
  name: string;
  grade: number | null;
  teacher: string;
  people: number;
}

export interface SchoolYear {
  id: number;
  name: string;
  from: string;
  to: string;
}

/** A row that cannot be taken: its number as the spreadsheet shows it, and why, as a key of the messages with its values.
 * Where an import of `mode: 'all'` is refused (`import_refused`), `details.problems` has the first hundred as JSON. */
export interface RowProblem {
  /** Which file of a bundle; null where there is one. */
  file: string | null;
  row: number;
  column: string | null;
  value: string;
  message: string;
  params: Record<string, string | number>;
}

export interface RosterChanges {
  /** Null where the file is no workbook. */
  sheet: TakenSheet | null;
  /** Headings as the file has them, and what each was taken for. */
  columns: { heading: string; field: RosterField | null; samples: string[] }[];
  rows: number;
  added: number;
  changed: number;
  unchanged: number;
  /** People who are no pupils any more: only a OneRoster bundle says so. */
  left: number;
  problems: RowProblem[];
  /** The first twenty rows as they would be stored. */
  sample: {
    row: number;
    change: 'added' | 'changed' | 'unchanged' | 'left' | 'bad';
    values: Partial<Record<RosterField, string>>;
  }[];
}

export interface PurgePreview {
  people: { id: number; name: string; group: string; leftOn: string }[];
  /** Of faces and palms. */
  templates: number;
  portraits: number;
  records: number;
  leaveRequests: number;
  credentials: number;
}

export interface RosterResults {
  'groups.list': { groups: Group[] };
  'groups.save': Group;
  'groups.remove': { removed: true };
  'groups.move': { moved: number };
  'years.list': { years: SchoolYear[] };
  'years.save': SchoolYear;
  'people.profile': Profile;
  'people.updateProfile': Profile;
  'promotion.preview': { moves: { from: string; to: string | null; people: number }[]; unplaced: number };
  'promotion.apply': { moved: number; left: number };
  'leavers.preview': PurgePreview;
  'leavers.purge': PurgePreview;
  'leavers.leave': Profile;
  'roster.preview': RosterChanges;
  'roster.import': RosterChanges;
  'roster.export': MadeFile;
  'roster.previewOneRoster': RosterChanges;
  'roster.importOneRoster': RosterChanges;
}
