/**
 * When the school expects whom: its clock, its rules and its days off. All of it is effective-dated: a change holds from a date
 * on, and what was before that date stays derived from what held then.
 */
import { z } from 'zod';
import { dayStatuses } from './attendance.ts';
import { actor, date, file, groupName, id, line, shownTime, takenSheet } from './fields.ts';

/** `HH:MM` on the school's clock after midnight of the school day's own date; `25:30` is half past one the next morning. */
export const dayTime = z
  .string()
  .regex(/^([0-3]\d|4[0-7]):[0-5]\d$/, 'a time like 07:00, up to 47:59')
  .meta({ examples: ['07:00'] });

/**
 * One session of a school day. Every limit counts in whole minutes: 06:59:59 and 06:59:00 are the same minute, and the minute
 * that a limit names still belongs to it.
 */
export const session = z.object({
  /** `Pagi`; may be empty where a day has one session. */
  name: line(60).default(''),
  /** An arrival counts from here on; earlier records are kept but are no arrival. */
  opens: dayTime,
  onTimeUntil: dayTime,
  /** Later than `onTimeUntil` is late; later than this is no arrival any more. */
  lateUntil: dayTime,
  /** From here on a record without a direction is a departure; before it, it changes nothing. */
  earlyLeaveFrom: dayTime,
  /** Departing before this is leaving early; at this time whoever has not arrived becomes absent. */
  dismissal: dayTime,
});
export type Session = z.output<typeof session>;

/** What one school day asks of one group. No sessions: no school. */
export const dayPlan = z.object({
  /** In order of time, not overlapping: `opens` <= `onTimeUntil` <= `lateUntil` <= `dismissal`, `opens` < `earlyLeaveFrom` <=
   * `dismissal`, and `dismissal` <= the next one's `opens`. */
  sessions: z.array(session).max(4),
  /** Minutes within which a person is greeted but not recorded again. */
  minimumGapMinutes: z.number().int().min(0).max(120).default(5),
});
export type DayPlan = z.output<typeof dayPlan>;

const weekday = z.number().int().min(1).max(7);

/** A rule as somebody writes it. */
export const ruleDraft = z.object({
  /** null: the whole school. A group's rule wins over the school's; among equals the one that is effective later, then the
   * one written later. */
  group: groupName.nullable().default(null),
  /** ISO weekdays, Monday 1 .. Sunday 7. */
  weekdays: z.array(weekday).min(1).max(7),
  effectiveFrom: date,
  /** null: from here on this group follows the school again (only for groups). */
  plan: dayPlan.nullable(),
});

/** Dates that are not like their weekday: holidays (no plan) and special days. They win over every rule; a group's over the
 * school's, and the later written over the earlier. */
export const specialDayDraft = z.object({
  from: date,
  /** Included. */
  to: date,
  name: line(100).min(1, 'a name'),
  group: groupName.nullable().default(null),
  /** null: no school. */
  plan: dayPlan.nullable().default(null),
});

/** A change that reaches into days already over rewrites their statuses; it must be asked for by name and is audited. */
const allowPast = z.boolean().default(false);

export const calendarArguments = {
  'calendar.get': z.object({}),
  /** The school's time zone and where its day begins. */
  'calendar.setClock': z.object({
    effectiveFrom: date,
    /** IANA name: Asia/Jakarta (WIB), Asia/Makassar (WITA), Asia/Jayapura (WIT), … */
    timeZone: z.string().min(1).max(64),
    /** A record before this time belongs to the day before (boarding schools); before 24:00. Sessions must lie within the day
     * that begins here. */
    dayStarts: dayTime,
    allowPast,
    actor,
  }),
  'calendar.addRule': ruleDraft.extend({ allowPast, actor }),
  /** Only a rule that is not effective yet; one that was is ended by a newer one. */
  'calendar.removeRule': z.object({ ruleId: id, actor }),
  'calendar.addDay': specialDayDraft.extend({ allowPast, actor }),
  'calendar.removeDay': z.object({ dayId: id, allowPast, actor }),
  /** Holidays of a file: CSV (date, name; or from, to, name, group) or iCalendar (.ics). All or nothing; the same file again
   * changes nothing. */
  'calendar.importDays': z.object({ file, fileName: z.string().max(200).default(''), allowPast, actor }),
  /** What holds on a date for a group. */
  'calendar.plan': z.object({ date, group: groupName.default('') }),
  /** How the statuses of past days would have been under this rule: nothing is stored. A rule that is effective from today or
   * later is tried as if it had held all along, in place of its group's others. At most 93 days. */
  'calendar.preview': z.object({ rule: ruleDraft, from: date, to: date }),
} as const;

export const schoolClock = z
  .object({
    id: z.int(),
    effectiveFrom: date,
    timeZone: z.string().describe('IANA name, such as Asia/Jakarta.'),
    dayStarts: dayTime.describe('Before this time a record belongs to the day before.'),
  })
  .meta({ id: 'SchoolClock' });
export type SchoolClock = z.output<typeof schoolClock>;

const made = { id: z.int(), createdAt: shownTime, createdBy: z.string() };

export const rule = ruleDraft
  .extend(made)
  .describe('A group’s rule wins over the school’s (group null); among equals the one effective later.')
  .meta({ id: 'CalendarRule' });
export type Rule = z.output<typeof rule>;

export const specialDay = specialDayDraft
  .extend(made)
  .describe('Dates that are not like their weekday. Without a plan there is no school.')
  .meta({ id: 'SpecialDay' });
export type SpecialDay = z.output<typeof specialDay>;

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
/** Person-days whose status would differ. */
export const rulePreview = z
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

export interface CalendarResults {
  'calendar.get': z.output<typeof calendar>;
  'calendar.setClock': SchoolClock;
  'calendar.addRule': Rule;
  'calendar.removeRule': { removed: true };
  'calendar.addDay': SpecialDay;
  'calendar.removeDay': { removed: true };
  'calendar.importDays': z.output<typeof importedDays>;
  'calendar.plan': z.output<typeof planOfDate>;
  'calendar.preview': z.output<typeof rulePreview>;
}
