/** Which plan holds: the order in which special days and rules win, as the contract states it. Pure, so that a preview can ask
 * it of a calendar that does not exist. */
import type { DayPlan, Rule, SchoolClock, SpecialDay } from '../../../src-shared/contract/calendar.ts';
import { weekdayOf } from './dates.ts';

export interface Resolution {
  /** null: nothing says that there is school. */
  plan: DayPlan | null;
  special: SpecialDay | null;
  ruleId: number | null;
}

export class PlanBook {
  /** Each list with its winners first; the key null is the whole school. */
  readonly #rules: ReadonlyMap<string | null, readonly Rule[]>;
  readonly #days: ReadonlyMap<string | null, readonly SpecialDay[]>;

  constructor(rules: readonly Rule[], days: readonly SpecialDay[]) {
    const laterFirst = (a: Rule, b: Rule): number => compare(b.effectiveFrom, a.effectiveFrom) || b.id - a.id;
    this.#rules = Map.groupBy([...rules].sort(laterFirst), ({ group }) => group);
    this.#days = Map.groupBy(
      [...days].sort((a, b) => b.id - a.id),
      ({ group }) => group,
    );
  }

  on(date: string, group: string): Resolution {
    const special = this.#special(date, group) ?? this.#special(date, null);
    if (special) return { plan: special.plan, special, ruleId: null };
    const own = this.ruleOn(date, group);
    // A group's rule without a plan hands the group back to the school.
    const rule = own?.plan ? own : this.ruleOn(date, null);
    return { plan: rule?.plan ?? null, special: null, ruleId: rule?.id ?? null };
  }

  #special(date: string, group: string | null): SpecialDay | undefined {
    return this.#days.get(group)?.find(({ from, to }) => from <= date && date <= to);
  }

  /** The rule that a group (or the school: null) has for a date, whatever else wins over it. */
  ruleOn(date: string, group: string | null): Rule | undefined {
    const weekday = weekdayOf(date);
    return this.#rules
      .get(group)
      ?.find(({ effectiveFrom, weekdays }) => effectiveFrom <= date && weekdays.includes(weekday));
  }
}

/** The clock of a date: the one that is effective latest, among equals the one written later. */
export function clockOn(clocks: readonly SchoolClock[], date: string): SchoolClock | undefined {
  let found: SchoolClock | undefined;
  for (const clock of clocks) {
    if (clock.effectiveFrom > date) continue;
    if (!found || clock.effectiveFrom > found.effectiveFrom) found = clock;
    else if (clock.effectiveFrom === found.effectiveFrom && clock.id > found.id) found = clock;
  }
  return found;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
