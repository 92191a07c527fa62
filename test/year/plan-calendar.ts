/** The simulated year's calendar: rules that change on dates, holidays, special days, and those that come or go too late. */
import type { DayPlan } from '../../src-shared/contract/calendar.ts';
import { datesBetween, plusDays, weekdayOf } from './dates.ts';
import type { Happening } from './facts.ts';
import type { PlannedPeople } from './plan-people.ts';
import { movedPlan, type School } from './school.ts';

const schoolWeek = [1, 2, 3, 4, 5];

/** What the office does on a date, by that date. */
export type Office = Map<string, Happening[]>;

export interface PlannedCalendar {
  office: Office;
  /** Dates that nobody comes on, as everybody knows by then. */
  closed: Set<string>;
  /** A holiday, but everybody came; it is taken off the calendar afterwards. */
  cameAnyway: Set<string>;
}

export function planCalendar(school: School, people: PlannedPeople): PlannedCalendar {
  const dates = datesBetween(school.from, school.to);
  const office: Office = new Map();
  const on = (date: string, ...happenings: Happening[]): void => {
    const when = date < school.from ? school.from : date;
    office.set(when, [...(office.get(when) ?? []), ...happenings]);
  };
  planRules(school, people, dates, on);
  return { office, ...planDays(school, people, dates, on) };
}

type On = (date: string, ...happenings: Happening[]) => void;

function rule(group: string | null, effectiveFrom: string, plan: DayPlan | null, weekdays = schoolWeek): Happening {
  return { kind: 'rule', rule: { group, weekdays, effectiveFrom, plan } };
}

/** The rules of the first day. */
export function firstRules(school: School, people: PlannedPeople): Happening[] {
  const rules = [rule(null, school.from, school.usual)];
  for (const group of people.groups) {
    const timetable = people.timetable(group);
    if (timetable !== 'usual') rules.push(rule(group, school.from, school[timetable]));
    if (people.hasSaturdays(group)) rules.push(rule(group, school.from, school.saturday, [6]));
  }
  return rules;
}

function planRules(school: School, people: PlannedPeople, dates: string[], on: On): void {
  for (const { from, minutes, gap } of school.shifts) {
    on(plusDays(from, -4), rule(null, from, movedPlan(school.usual, minutes + 5, gap)));
    // Written later for the same date: this one holds.
    on(plusDays(from, -3), rule(null, from, movedPlan(school.usual, minutes, gap)));
    for (const group of people.groups.filter((_, i) => i % 10 === 1))
      on(plusDays(from, -3), rule(group, from, movedPlan(school.twice, minutes, gap)));
  }
  const at = (share: number): string => dates[Math.floor(dates.length * share)] as string;
  const [first, , , , fifth, sixth] = people.groups as [string, string, string, string, string, string];
  on(at(0.3), rule(first, at(0.32), movedPlan(school.usual, -10), [5]));
  // Follows the school for a while, and then has a rule of its own again.
  on(at(0.4), rule(fifth, at(0.42), null));
  on(at(0.6), rule(fifth, at(0.62), school.early));
  // Saturdays come to an end, and are written down two weeks late.
  on(at(0.5), rule(first, plusDays(at(0.5), -14), null, [6]));
  on(at(0.55), rule(sixth, plusDays(at(0.55), -9), movedPlan(school.usual, -20, 1)));
  // Effective earlier than what is there already: changes only what lies between.
  on(at(0.57), rule(sixth, plusDays(at(0.57), -30), movedPlan(school.usual, 20)));
  const { clockChange } = school;
  if (clockChange)
    on(plusDays(clockChange.from, -2), { kind: 'clock', ...clockChange, effectiveFrom: clockChange.from });
}

function planDays(school: School, people: PlannedPeople, dates: string[], on: On) {
  let key = 0;
  const closed = new Set<string>();
  const cameAnyway = new Set<string>();
  const add = (written: string, from: string, to: string, group: string | null, plan: DayPlan | null): number => {
    on(written, { kind: 'day', key: ++key, day: { from, to, name: `Hari ${key}`, group, plan } });
    return key;
  };
  for (const [i, date] of dates.entries()) {
    const weekday = weekdayOf(date);
    if (i % 19 === 11 && weekday < 6) {
      add(plusDays(date, -8), date, date, null, null);
      closed.add(date);
    }
    // A flood: everybody was told, the calendar only afterwards.
    if (i % 61 === 30) add(plusDays(date, 3), date, date, null, null);
    if (i % 67 === 40) {
      on(plusDays(date, 5), { kind: 'remove day', key: add(plusDays(date, -6), date, date, null, null) });
      cameAnyway.add(date);
    }
    // A short day for all, lengthened again by a later word, and one class with a day of its own.
    if (i % 37 === 20) {
      add(plusDays(date, -5), date, date, null, movedPlan(school.usual, -30));
      if (i % 2 === 0) add(plusDays(date, -2), date, date, null, movedPlan(school.usual, 30, 1));
      add(plusDays(date, -4), date, plusDays(date, 2), people.groups[i % people.groups.length] as string, school.early);
    }
    if (i % 53 === 33) add(plusDays(date, -3), date, plusDays(date, 4), people.groups[3] as string, school.twice);
  }
  for (const share of [0.45, 0.72]) {
    const from = dates[Math.floor(dates.length * share)] as string;
    const to = plusDays(from, 12);
    add(plusDays(from, -20), from, to, null, null);
    for (const date of datesBetween(from, to)) closed.add(date);
  }
  return { closed, cameAnyway };
}
