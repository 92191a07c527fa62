/** Groups, years, profiles and what a roster file would change, as the station's own API writes them. */
import { z } from 'zod';
import { genders, rosterFields } from '../../../src-shared/contract/roster.ts';
import { languages } from '../../../src-shared/messages/index.ts';
import { takenSheet } from './sheet-schema.ts';

const date = z.string().meta({ format: 'date' });
const time = z.string().meta({ format: 'date-time' });
const count = z.int().meta({ minimum: 0 });

export const group = z
  .object({
    name: z.string(),
    grade: z.int().nullable(),
    teacher: z.string(),
    people: count.describe('Who belongs to it today.'),
  })
  .meta({ id: 'Group' });

export const year = z
  .object({ id: z.int(), name: z.string(), from: date, to: date.describe('Included.') })
  .meta({ id: 'SchoolYear' });

export const profile = z
  .object({
    personId: z.int(),
    nis: z.string(),
    nisn: z.string(),
    gender: z.enum(genders).nullable(),
    guardianName: z.string(),
    guardianPhone: z.string().describe('E.164; empty where none is known.'),
    guardianLanguage: z.enum(languages),
    messagesConsent: z.boolean(),
    messagesConsentAt: time.nullable(),
    leftOn: date.nullable().describe('The date from which they are no pupil any more.'),
    memberships: z.array(
      z.object({
        group: z.string(),
        from: date,
        to: date.nullable().describe('The first date that no longer counts; null: still a member.'),
      }),
    ),
  })
  .meta({ id: 'Profile' });

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

export const rosterChanges = z
  .object({
    sheet: takenSheet.nullable(),
    columns: z.array(
      z.object({ heading: z.string(), field: z.enum(rosterFields).nullable(), samples: z.array(z.string()) }),
    ),
    rows: count,
    added: count,
    changed: count,
    unchanged: count,
    left: count,
    problems: z.array(rowProblem),
    sample: z.array(
      z.object({
        row: z.int(),
        change: z.enum(['added', 'changed', 'unchanged', 'left', 'bad']),
        values: z.partialRecord(z.enum(rosterFields), z.string()),
      }),
    ),
  })
  .meta({ id: 'RosterChanges' });

export const promotionPreview = z
  .object({
    moves: z.array(z.object({ from: z.string(), to: z.string().nullable(), people: count })),
    unplaced: count.describe('People whose group the promotion does not name.'),
  })
  .meta({ id: 'PromotionPreview' });

export const purgePreview = z
  .object({
    people: z.array(z.object({ id: z.int(), name: z.string(), group: z.string(), leftOn: date })),
    templates: count,
    portraits: count,
    records: count,
    leaveRequests: count,
    credentials: count,
  })
  .meta({ id: 'Purge' });
