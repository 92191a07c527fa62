/** What a change of the calendar must fulfil besides its plan: dates in order, a known zone, and no days over rewritten by
 * accident. */
import type { Rule, SpecialDay } from '../../../src-shared/contract/calendar.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { addDays, daysFrom, minutesOf, weekdayOf } from '../time/dates.ts';
import { isTimeZone } from '../time/local-time.ts';
import type { SchoolCalendar } from '../time/school-calendar.ts';
import { checkPlan } from './plan-checks.ts';

type RuleDraft = Pick<Rule, 'group' | 'weekdays' | 'effectiveFrom' | 'plan'>;
type DayDraft = Pick<SpecialDay, 'from' | 'to' | 'name' | 'group' | 'plan'>;

/** Longer than any holidays, shorter than a typing error. */
const longestSpecialDays = 400;

/** Whether a change from `date` on reaches into days that are over. Throws `invalid_argument` where that was not asked for. */
export function reachesPast(date: string, today: string, allowPast: boolean, field: string): boolean {
  if (date >= today) return false;
  if (allowPast) return true;
  const over = `${field} is ${date}, and days before ${today} are over.`;
  const remedy = `Choose ${today} or later, or set allowPast to derive their statuses anew.`;
  throw new StationError('invalid_argument', `${over} ${remedy}`, { field, today });
}

export function checkRule(rule: RuleDraft, calendar: SchoolCalendar): void {
  if (rule.plan) checkPlan(rule.plan, calendar.dayStartsOn(rule.effectiveFrom));
  if (rule.plan || rule.group !== null) return;
  const message = 'plan is missing: only a group can go back to the school. For days without school write no sessions.';
  throw new StationError('invalid_argument', message, { field: 'plan' });
}

export function checkSpecialDay({ from, to, plan }: DayDraft, calendar: SchoolCalendar): void {
  if (to < from) throw refusedTo(`to is ${to}; it must not be before from (${from}).`);
  if (daysFrom(from, to) >= longestSpecialDays)
    throw refusedTo(`to is ${to}; at most ${longestSpecialDays} days can be special at once. Write them in parts.`);
  if (plan) checkPlan(plan, calendar.dayStartsOn(from));
}

function refusedTo(message: string): StationError {
  return new StationError('invalid_argument', message, { field: 'to' });
}

/** The zone's name as the tables of the world's zones write it. Throws `invalid_argument`. */
export function checkedZone(name: string): string {
  if (/^[a-z]/i.test(name) && isTimeZone(name)) {
    const known = new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone;
    return known.toLowerCase() === name.toLowerCase() ? known : name;
  }
  const message = `timeZone "${name}" is not known. Write one like Asia/Jakarta (WIB), Asia/Makassar (WITA) or Asia/Jayapura (WIT).`;
  throw new StationError('invalid_argument', message, { field: 'timeZone' });
}

/** A new start of the day must leave every session that holds from then on within its day. */
export function checkDayStarts(
  { effectiveFrom, dayStarts }: { effectiveFrom: string; dayStarts: string },
  { rules, days, calendar }: { rules: readonly Rule[]; days: readonly SpecialDay[]; calendar: SchoolCalendar },
): void {
  if (minutesOf(dayStarts) >= 24 * 60) {
    const message = `dayStarts is ${dayStarts}; it must be before 24:00.`;
    throw new StationError('invalid_argument', message, { field: 'dayStarts' });
  }
  for (const rule of rules)
    if (rule.plan && (rule.effectiveFrom >= effectiveFrom || holdsOn(rule, effectiveFrom, calendar)))
      checkPlan(rule.plan, dayStarts, `rule ${rule.id}: plan`);
  for (const day of days)
    if (day.plan && day.to >= effectiveFrom) checkPlan(day.plan, dayStarts, `"${day.name}": plan`);
}

/** Whether the rule decides any of its weekdays in the week from `date` on. */
function holdsOn(rule: Rule, date: string, calendar: SchoolCalendar): boolean {
  return [0, 1, 2, 3, 4, 5, 6]
    .map((days) => addDays(date, days))
    .some((day) => rule.weekdays.includes(weekdayOf(day)) && calendar.ruleOn(day, rule.group) === rule.id);
}
