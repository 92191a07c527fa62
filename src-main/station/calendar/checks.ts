/** What a change of the calendar must fulfil besides its plan: dates in order, a known zone, and no days over rewritten by
 * accident. */
import type { DayPlan, Rule, Session, SpecialDay } from '../../../src-shared/contract/calendar.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { addDays, daysFrom, minutesOf, weekdayOf } from '../time/dates.ts';
import { isTimeZone } from '../time/local-time.ts';
import type { SchoolCalendar } from '../time/school-calendar.ts';

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

type Limit = keyof Omit<Session, 'name'>;

interface Order {
  earlier: Limit;
  later: Limit;
  /** Whether both may be the same minute. */
  same: boolean;
}

const orders: readonly Order[] = [
  { earlier: 'opens', later: 'onTimeUntil', same: true },
  { earlier: 'onTimeUntil', later: 'lateUntil', same: true },
  { earlier: 'lateUntil', later: 'dismissal', same: true },
  { earlier: 'opens', later: 'earlyLeaveFrom', same: false },
  { earlier: 'earlyLeaveFrom', later: 'dismissal', same: true },
];

/** Whether what somebody wrote can be a school day at all. Every refusal names the field and what to write instead. Throws
 * `invalid_argument`. `dayStarts`: where the school day begins when the plan holds, `HH:MM`. */
function checkPlan(plan: DayPlan, dayStarts: string, field = 'plan'): void {
  plan.sessions.forEach((session, i) => {
    const path = `${field}.sessions.${i}`;
    checkOrder(session, path);
    const before = plan.sessions[i - 1];
    if (before && before.dismissal > session.opens) {
      const remedy = `must not be before ${before.dismissal}, when the session before it ends`;
      throw refused(`${path}.opens`, remedy, session.opens);
    }
    checkWithinDay(session, dayStarts, path);
  });
}

function checkOrder(session: Session, path: string): void {
  for (const { earlier, later, same } of orders) {
    if (session[earlier] < session[later] || (same && session[earlier] === session[later])) continue;
    const bound = same ? 'must not be before' : 'must be after';
    throw refused(`${path}.${later}`, `${bound} ${earlier} (${session[earlier]})`, session[later]);
  }
}

/** A record before the day starts belongs to the day before, so a session outside it could never be attended. */
function checkWithinDay({ opens, dismissal }: Session, dayStarts: string, path: string): void {
  if (opens < dayStarts) {
    const remedy = `must not be before ${dayStarts}, when the school day starts: change it, or the clock's dayStarts first`;
    throw refused(`${path}.opens`, remedy, opens);
  }
  if (minutesOf(dismissal) > minutesOf(dayStarts) + 24 * 60) {
    const remedy = `must be before the next school day starts (${dayStarts}): change it, or the clock's dayStarts first`;
    throw refused(`${path}.dismissal`, remedy, dismissal);
  }
}

function refused(field: string, remedy: string, value: string): StationError {
  return new StationError('invalid_argument', `${field} is ${value}; it ${remedy}.`, { field, value });
}
