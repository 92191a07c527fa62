/** Which rules hold now, which are still to come, and which a newer one has replaced; and what holds on a date, to colour a
 * calendar by (what a date asks of a class in full, the station says itself). */
import type { CalendarResults, Rule, SpecialDay } from '../../../../src-shared/contract/calendar.ts';
import { weekdayOf } from '../../../format/calendar.ts';

type Held = Pick<Rule, 'id' | 'group' | 'weekdays' | 'effectiveFrom' | 'plan'>;

export interface RuleState {
  state: 'now' | 'future' | 'over';
  /** The weekdays it still decides; all of them for one that is to come. */
  weekdays: number[];
}

/** The rule that a group (null: the school) has on a weekday, as of a date. */
export function ruleFor<R extends Held>(
  rules: readonly R[],
  { group, weekday, date }: { group: string | null; weekday: number; date: string },
): R | null {
  let found: R | null = null;
  for (const rule of rules) {
    if (rule.group !== group || rule.effectiveFrom > date || !rule.weekdays.includes(weekday)) continue;
    const later = !found || rule.effectiveFrom > found.effectiveFrom;
    if (later || (rule.effectiveFrom === found?.effectiveFrom && rule.id > found.id)) found = rule;
  }
  return found;
}

export function stateOf(rule: Held, rules: readonly Held[], today: string): RuleState {
  if (rule.effectiveFrom > today) return { state: 'future', weekdays: [...rule.weekdays] };
  const weekdays = rule.weekdays.filter(
    (weekday) => ruleFor(rules, { group: rule.group, weekday, date: today })?.id === rule.id,
  );
  return { state: weekdays.length > 0 ? 'now' : 'over', weekdays };
}

export interface Holding {
  special: SpecialDay | null;
  /** Whether there is school. */
  school: boolean;
}

/** As the contract has it: special days before rules, a group's own before the school's, the later written before the earlier. */
export function holdsOn(
  date: string,
  group: string,
  { rules, days }: { rules: readonly Rule[]; days: readonly SpecialDay[] },
): Holding {
  const covering = days.filter(({ from, to }) => from <= date && date <= to);
  const latest = (of: string | null) =>
    covering.filter((day) => day.group === of).reduce<SpecialDay | null>((a, b) => (a && a.id > b.id ? a : b), null);
  const special = (group ? latest(group) : null) ?? latest(null);
  if (special) return { special, school: (special.plan?.sessions.length ?? 0) > 0 };
  const weekday = weekdayOf(date);
  const own = group ? ruleFor(rules, { group, weekday, date }) : null;
  const rule = own?.plan ? own : ruleFor(rules, { group: null, weekday, date });
  return { special: null, school: (rule?.plan?.sessions.length ?? 0) > 0 };
}

/** The school's rules first, then each class's; within, the latest first, in the order of the week. */
export function rulesByGroup(rules: readonly Rule[], language: string): { group: string | null; rules: Rule[] }[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const groups = Map.groupBy(rules, ({ group }) => group);
  return [...groups]
    .sort(([a], [b]) => (a === null ? -1 : b === null ? 1 : compare(a, b)))
    .map(([group, own]) => ({
      group,
      rules: [...own].sort(
        (a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom) || firstDay(a) - firstDay(b) || b.id - a.id,
      ),
    }));
}

const firstDay = ({ weekdays }: Held): number => Math.min(...weekdays);

/** Whether a class has hours of its own that could be ended: on some weekday its rule of now or of days to come has a plan. */
export function hasOwnHours(group: string, rules: readonly Held[], today: string): boolean {
  const own = rules.filter((rule) => rule.group === group);
  return own.some((rule) => rule.plan !== null && stateOf(rule, own, today).state !== 'over');
}

/** The calendar as its panels have it. */
export type CalendarBook = CalendarResults['calendar.get'];
