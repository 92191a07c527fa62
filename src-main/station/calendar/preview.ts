/** What a rule would have made of days gone by: both calendars derive the same facts, and nothing is stored. */
import type { CalendarResults, Rule } from '../../../src-shared/contract/calendar.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { type NamedDay, personDays } from '../attendance/days.ts';
import type { Context } from '../context.ts';
import { datesBetween, daysFrom } from '../time/dates.ts';
import { SchoolCalendar } from '../time/school-calendar.ts';

type Draft = Pick<Rule, 'group' | 'weekdays' | 'effectiveFrom' | 'plan'>;
type Preview = CalendarResults['calendar.preview'];

const longest = 93;
/** So many days of a large school are derived in a few hundredths of a second; in between, the gate goes on. */
const daysAtOnce = 7;

export async function previewRule(
  context: Context,
  { rule, from, to }: { rule: Draft; from: string; to: string },
): Promise<Preview> {
  const dates = checkedDates(from, to);
  const supposed = { ...context, calendar: supposing(context, rule, from) };
  const preview: Preview = { changed: [], unchanged: 0 };
  for (let i = 0; i < dates.length; i += daysAtOnce) {
    const part = dates.slice(i, i + daysAtOnce);
    const range = { from: part[0] as string, to: part.at(-1) as string, group: rule.group ?? undefined };
    compare(personDays(context, range), personDays(supposed, range), preview);
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return preview;
}

function checkedDates(from: string, to: string): string[] {
  const days = daysFrom(from, to) + 1;
  if (days >= 1 && days <= longest) return datesBetween(from, to);
  const message = `A preview covers 1 to ${longest} days, from ${from} on; choose another last day than ${to}.`;
  throw new StationError('invalid_argument', message, { field: 'to' });
}

/** Both lists are of the same people and dates. */
function compare(before: readonly NamedDay[], after: readonly NamedDay[], preview: Preview): void {
  before.forEach(({ date, personId, name, group, status }, i) => {
    const then = after[i]?.status ?? null;
    if (then === status) preview.unchanged++;
    else preview.changed.push({ date, personId, name, group, before: status, after: then });
  });
}

/** The calendar as it would be. A rule for days to come is supposed to have held all along, in place of its group's others. */
function supposing({ store, calendar, time }: Context, rule: Draft, from: string): SchoolCalendar {
  const { calendar: stored } = store;
  const today = calendar.dateOf(time.now().at);
  const rules = stored.rules();
  const id = Math.max(0, ...rules.map((other) => other.id)) + 1;
  const draft = { ...rule, id, createdAt: '', createdBy: '' };
  const supposed =
    rule.effectiveFrom < today ? [...rules, draft] : [...without(rules, rule), { ...draft, effectiveFrom: from }];
  return new SchoolCalendar({ clocks: () => stored.clocks(), days: () => stored.days(), rules: () => supposed });
}

/** The rules, of those of the same group only the weekdays that `rule` leaves to them. */
function without(rules: readonly Rule[], rule: Draft): Rule[] {
  return rules.map((other) =>
    other.group === rule.group
      ? { ...other, weekdays: other.weekdays.filter((weekday) => !rule.weekdays.includes(weekday)) }
      : other,
  );
}
