/** The calendar in the API's words: the contract's own schemas, named for the documentation. */
import { z } from 'zod';
import { dayStatuses } from '../../../src-shared/contract/attendance.ts';
import { dayPlan, dayTime, ruleDraft, specialDayDraft } from '../../../src-shared/contract/calendar.ts';
import { takenSheet } from './sheet-schema.ts';

const date = z.iso.date();
const made = {
  id: z.int(),
  createdAt: z.string().meta({ format: 'date-time' }),
  createdBy: z.string(),
};

export const schoolClock = z
  .object({
    id: z.int(),
    effectiveFrom: date,
    timeZone: z.string().describe('IANA name, such as Asia/Jakarta.'),
    dayStarts: dayTime.describe('Before this time a record belongs to the day before.'),
  })
  .meta({ id: 'SchoolClock' });

export const rule = ruleDraft
  .extend(made)
  .describe('A group’s rule wins over the school’s (group null); among equals the one effective later.')
  .meta({ id: 'CalendarRule' });

export const specialDay = specialDayDraft
  .extend(made)
  .describe('Dates that are not like their weekday. Without a plan there is no school.')
  .meta({ id: 'SpecialDay' });

export const calendar = z
  .object({
    today: date.describe('The school day it is now.'),
    clocks: z.array(schoolClock),
    rules: z.array(rule),
    days: z.array(specialDay),
  })
  .meta({ id: 'Calendar' });

export const planOfDate = z
  .object({ date, group: z.string(), plan: dayPlan, day: specialDay.nullable(), ruleId: z.int().nullable() })
  .meta({ id: 'PlanOfDate' });

export const importedDays = z
  .object({
    added: z.array(specialDay),
    unchanged: z.int().describe('Days of the file that were there already.'),
    sheet: takenSheet.nullable(),
  })
  .meta({ id: 'ImportedDays' });

const status = z.enum(dayStatuses).nullable().describe('null: no school.');
export const preview = z
  .object({
    changed: z.array(
      z.object({
        date,
        personId: z.int(),
        name: z.string(),
        group: z.string(),
        before: status,
        after: status,
      }),
    ),
    unchanged: z.int(),
  })
  .meta({ id: 'RulePreview' });
