/**
 * The calendar as its contract words it, once more and as plainly as can be: every question goes through all clocks, rules and
 * special days again. Written from the words alone, so that it shares no mistake with the station.
 */
import { Temporal } from 'temporal-polyfill';
import type { DayPlan, Session } from '../../src-shared/contract/calendar.ts';
import type { RuleFact, SpecialDayFact } from './facts.ts';

export interface OracleClock {
  effectiveFrom: string;
  timeZone: string;
  dayStarts: string;
}

/** A session's limits in whole minutes since 1970. */
export type LimitMinutes = Record<'opens' | 'onTimeUntil' | 'lateUntil' | 'earlyLeaveFrom' | 'dismissal', number>;

export class OracleCalendar {
  /** Each in order of writing. */
  readonly clocks: OracleClock[] = [];
  readonly rules: RuleFact[] = [];
  /** Those that were removed are not in it any more. */
  days: (SpecialDayFact & { key: number })[] = [];

  clockOn(date: string): OracleClock {
    let found: OracleClock | undefined;
    for (const clock of this.clocks)
      if (clock.effectiveFrom <= date && (!found || clock.effectiveFrom >= found.effectiveFrom)) found = clock;
    if (!found) throw new Error(`The plan of the year has no clock for ${date}.`);
    return found;
  }

  /** `HH:MM` after the midnight of a date, on the school's clock of that date, as an instant in milliseconds. */
  instantOf(date: string, time: string): number {
    const [hours, minutes] = time.split(':').map(Number) as [number, number];
    const day = Temporal.PlainDate.from(date).add({ days: Math.floor(hours / 24) });
    const plainTime = Temporal.PlainTime.from({ hour: hours % 24, minute: minutes });
    return day.toZonedDateTime({ timeZone: this.clockOn(date).timeZone, plainTime }).epochMilliseconds;
  }

  begins(date: string): number {
    return this.instantOf(date, this.clockOn(date).dayStarts);
  }

  /** The school day an instant belongs to: the last one that has begun by then. */
  dateOf(instant: number): string {
    const near = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO('UTC').toPlainDate();
    for (const days of [2, 1, 0, -1, -2]) {
      const date = near.add({ days }).toString();
      if (this.begins(date) <= instant) return date;
    }
    throw new Error('No school day has begun within three days.');
  }

  specialDay(date: string, group: string): SpecialDayFact | undefined {
    const covering = this.days.filter((day) => day.from <= date && date <= day.to);
    return covering.findLast((day) => day.group === group) ?? covering.findLast((day) => day.group === null);
  }

  /** The plan that a date has for a group; null where there is no school. */
  planOn(date: string, group: string): DayPlan | null {
    const special = this.specialDay(date, group);
    if (special) return special.plan;
    const weekday = Temporal.PlainDate.from(date).dayOfWeek;
    const ofGroup = this.#ruleFor(date, weekday, group);
    return ofGroup?.plan ?? this.#ruleFor(date, weekday, null)?.plan ?? null;
  }

  limits(date: string, session: Session): LimitMinutes {
    const minute = (time: string): number => Math.floor(this.instantOf(date, time) / 60_000);
    return {
      opens: minute(session.opens),
      onTimeUntil: minute(session.onTimeUntil),
      lateUntil: minute(session.lateUntil),
      earlyLeaveFrom: minute(session.earlyLeaveFrom),
      dismissal: minute(session.dismissal),
    };
  }

  /** Among equals the one effective later, then the one written later. */
  #ruleFor(date: string, weekday: number, group: string | null): RuleFact | undefined {
    let found: RuleFact | undefined;
    for (const rule of this.rules) {
      if (rule.group !== group || !rule.weekdays.includes(weekday) || rule.effectiveFrom > date) continue;
      if (!found || rule.effectiveFrom >= found.effectiveFrom) found = rule;
    }
    return found;
  }
}
