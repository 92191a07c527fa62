/** The roster: groups, school years, what a school knows about a pupil, and how all of it comes in and goes out. */
import { z } from 'zod';
import { actor, date, file, groupName, id, line, type MadeFile, shownDate, takenSheet } from './fields.ts';
import { type Profile, profileArguments, rosterFields } from './profile.ts';

export { type Membership, type Profile, type RosterField, rosterFields } from './profile.ts';

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
  'people.updateProfile': z.object({ personId: id, ...profileArguments, actor }),

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

const count = z.int().meta({ minimum: 0 });

export const group = z
  .object({
    uuid: z.uuid(),
    name: z.string(),
    grade: z.int().nullable(),
    teacher: z.string(),
    people: count.describe('Who belongs to it today.'),
  })
  .meta({ id: 'Group' });
export type Group = z.output<typeof group>;

export const schoolYear = z
  .object({ id: z.int(), name: z.string(), from: shownDate, to: shownDate.describe('Included.') })
  .meta({ id: 'SchoolYear' });
export type SchoolYear = z.output<typeof schoolYear>;

/** A row that cannot be taken, and why. Where an import of `mode: 'all'` is refused (`import_refused`), `details.problems` has the
 * first hundred as JSON. */
const rowProblem = z
  .object({
    file: z.string().nullable().describe('Which file of a bundle; null where there is one.'),
    row: z.int().describe('As a spreadsheet shows it.'),
    column: z.string().nullable(),
    value: z.string(),
    message: z.string().describe('What is wrong, as a key of the station’s messages.'),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .meta({ id: 'RowProblem' });
export type RowProblem = z.output<typeof rowProblem>;

export const rosterChanges = z
  .object({
    sheet: takenSheet.nullable(),
    /** Headings as the file has them, and what each was taken for. */
    columns: z.array(
      z.object({ heading: z.string(), field: z.enum(rosterFields).nullable(), samples: z.array(z.string()) }),
    ),
    rows: count,
    added: count,
    changed: count,
    unchanged: count,
    /** People who are no pupils any more: only a OneRoster bundle says so. */
    left: count,
    problems: z.array(rowProblem),
    /** The first twenty rows as they would be stored. */
    sample: z.array(
      z.object({
        row: z.int(),
        change: z.enum(['added', 'changed', 'unchanged', 'left', 'bad']),
        values: z.partialRecord(z.enum(rosterFields), z.string()),
      }),
    ),
  })
  .meta({ id: 'RosterChanges' });
export type RosterChanges = z.output<typeof rosterChanges>;

export const promotionPreview = z
  .object({
    moves: z.array(z.object({ from: z.string(), to: z.string().nullable(), people: count })),
    unplaced: count.describe('People whose group the promotion does not name.'),
  })
  .meta({ id: 'PromotionPreview' });

export const purgePreview = z
  .object({
    people: z.array(z.object({ id: z.int(), name: z.string(), group: z.string(), leftOn: shownDate })),
    /** Of faces and palms. */
    templates: count,
    portraits: count,
    records: count,
    leaveRequests: count,
    credentials: count,
  })
  .meta({ id: 'Purge' });
export type PurgePreview = z.output<typeof purgePreview>;

export interface RosterResults {
  'groups.list': { groups: Group[] };
  'groups.save': Group;
  'groups.remove': { removed: true };
  'groups.move': { moved: number };
  'years.list': { years: SchoolYear[] };
  'years.save': SchoolYear;
  'people.profile': Profile;
  'people.updateProfile': Profile;
  'promotion.preview': z.output<typeof promotionPreview>;
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
