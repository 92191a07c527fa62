/** What a rule would have made of days gone by: both calendars derive the same facts, and nothing is stored. */
import type { CalendarResults, Rule } from '../../../src-shared/contract/calendar.ts';
import { StationError } from '../../../src-shared/errors.ts';
import type { Context } from '../context.ts';
import { SchoolCalendar } from './calendar.ts';
import { daysFrom } from './dates.ts';
import { type NamedDay, personDays } from './days.ts';

type Draft = Pick<Rule, 'group' | 'weekdays' | 'effectiveFrom' | 'plan'>;
type Preview = CalendarResults['calendar.preview'];

const longest = 93;

export function previewRule(context: Context, query: { rule: Draft; from: string; to: string }): Preview {
  const { rule, from, to } = query;
  const days = daysFrom(from, to) + 1;
  if (days < 1 || days > longest) {
    const message = `A preview covers 1 to ${longest} days, from ${from} on; choose another last day than ${to}.`;
    throw new StationError('invalid_argument', message, { field: 'to' });
  }
  const range = { from, to, group: rule.group ?? undefined };
  const before = personDays(context, range);
  const after = personDays({ ...context, calendar: supposing(context, rule, from) }, range);
  const changed = before.flatMap((day, i) => changeOf(day, after[i]));
  return { changed, unchanged: before.length - changed.length };
}

function changeOf(before: NamedDay, after: NamedDay | undefined): Preview['changed'] {
  if (!after || before.status === after.status) return [];
  const { date, personId, name, group } = before;
  return [{ date, personId, name, group, before: before.status, after: after.status }];
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
