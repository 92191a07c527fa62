/** The simulated year: from a seed, every fact of it in order of time, day by day. */
import { datesBetween, midnight, minutesOf, plusDays, weekdayOf } from './dates.ts';
import type { Fact, Happening } from './facts.ts';
import { firstRules, type PlannedCalendar, planCalendar } from './plan-calendar.ts';
import { PlannedCorrections } from './plan-corrections.ts';
import { limitsOf, movements, type Passage, repeats } from './plan-day.ts';
import { PlannedOffice } from './plan-office.ts';
import { PlannedPeople } from './plan-people.ts';
import { Chance } from './random.ts';
import { movedPlan, type School } from './school.ts';

const minute = 60_000;

/** One school day's facts after the other. */
export function* yearOf(school: School): Generator<Fact[]> {
  const chance = new Chance(school.seed);
  const people = new PlannedPeople(school);
  const calendar = planCalendar(school, people);
  const office = new PlannedOffice(chance, people);
  const gates = school.gates.map(({ name }) => name);
  let lastKey = 0;
  const nextKey = (): number => ++lastKey;
  const corrections = new PlannedCorrections(chance, nextKey);
  yield opening(school, people, chance);

  for (const [index, date] of datesBetween(school.from, school.to).entries()) {
    const begins = midnight(date, zoneOn(school, date));
    const opensAt = begins + minutesOf(school.dayStarts) * minute;
    const morning = [...(calendar.office.get(date) ?? []), ...office.morning(date, index)];
    const facts: Fact[] = morning.map((happening, i) => ({ ...happening, at: opensAt + i }));

    const interruption = interrupted(chance, index, begins);
    for (const passage of passagesOf(school, people, calendar, office, chance, date)) {
      const at = begins + passage.at;
      if (at < opensAt + 2 * minute || interruption.isDark(at)) continue;
      facts.push(...scans(gates, chance, nextKey, corrections, passage, at));
    }
    facts.push(...interruption.facts);
    if (chance.happens(0.15)) facts.push({ kind: 'look', date, at: begins + chance.whole(380, 1000) * minute });
    facts.sort((a, b) => a.at - b.at);

    const evening = Math.max(facts.at(-1)?.at ?? 0, begins + 19 * 60 * minute) + minute;
    const pupils = people.present().map(({ number }) => number);
    facts.push(...corrections.evening(evening, pupils, Math.ceil(people.all.length / 250)));
    yield facts;
  }
}

function zoneOn({ clockChange, timeZone }: School, date: string): string {
  return clockChange && clockChange.from <= date ? clockChange.timeZone : timeZone;
}

/** The evening before: everything the school has on its first day. */
function opening(school: School, people: PlannedPeople, chance: Chance): Fact[] {
  const { timeZone, dayStarts, gates } = school;
  const day = plusDays(school.from, -1);
  const pupils = Array.from({ length: school.pupils }, () => people.add(chance, day));
  const happenings: Happening[] = [
    { kind: 'clock', effectiveFrom: plusDays(school.from, -30), timeZone, dayStarts },
    ...gates.map((gate) => ({ kind: 'gate', ...gate }) as const),
    ...firstRules(school, people),
    ...pupils.map(({ number, group }) => ({ kind: 'pupil', pupil: number, group }) as const),
  ];
  const at = midnight(day, timeZone) + 12 * 60 * minute;
  return happenings.map((happening, i) => ({ ...happening, at: at + i }));
}

function* passagesOf(
  school: School,
  people: PlannedPeople,
  { closed, cameAnyway }: PlannedCalendar,
  office: PlannedOffice,
  chance: Chance,
  date: string,
): Generator<Passage> {
  const weekday = weekdayOf(date);
  const shift = school.shifts.findLast(({ from }) => from <= date)?.minutes ?? 0;
  const plans = [school.usual, school.twice, school.early, school.saturday].map((plan) => movedPlan(plan, shift));
  const limits = limitsOf(plans);
  for (const { number, group } of people.present()) {
    const isOff = closed.has(date) || weekday === 7 || (weekday === 6 && !people.hasSaturdays(group));
    if (isOff) {
      if (chance.happens(0.003)) yield { pupil: number, way: 'in', at: chance.whole(420, 900) * minute };
      continue;
    }
    const isAway = (office.away.get(number) ?? '') >= date;
    if (chance.happens(isAway ? 0.7 : 0.04)) continue;
    const plan = weekday === 6 ? school.saturday : movedPlan(school[people.timetable(group)], shift);
    const usual = movements(chance, number, plan, limits);
    yield* usual;
    if (!cameAnyway.has(date)) yield* repeats(chance, usual, plan);
  }
}

function scans(
  gates: readonly string[],
  chance: Chance,
  nextKey: () => number,
  corrections: PlannedCorrections,
  { pupil, way }: Passage,
  at: number,
): Fact[] {
  const proper = way === 'in' ? 'in' : 'out';
  const gate = chance.happens(0.7) ? 0 : chance.happens(0.98) === (proper === 'in') ? 1 : 2;
  const key = nextKey();
  const by = chance.happens(0.00003) ? 'pin' : chance.happens(0.004) ? 'card' : 'face';
  corrections.remember({ key, pupil, at });
  const scan: Fact = { kind: 'scan', at, key, pupil, gate: gates[gate] as string, by };
  // "That's not me", mostly in time.
  if (!chance.happens(0.001)) return [scan];
  return [scan, { kind: 'void', at: at + chance.whole(1000, 12_000), key: nextKey(), target: key, atGate: true }];
}

/** Days on which the computer's clock goes back by an hour, the power goes, or both. */
function interrupted(chance: Chance, index: number, begins: number): { facts: Fact[]; isDark(at: number): boolean } {
  const facts: Fact[] = [];
  const from = begins + chance.whole(385, 425) * minute;
  const hasStep = index % 16 === 3 || index % 48 === 9;
  const hasCut = index % 24 === 9 || index % 16 === 3;
  const lasts = chance.whole(10_000, 6 * minute);
  const cutAt = from + chance.whole(2, 30) * minute + 17;
  if (hasStep) {
    facts.push({ kind: 'computer clock', offBy: -60 * minute, at: from });
    facts.push({ kind: 'computer clock', offBy: 0, at: from + chance.whole(60, 500) * minute });
  }
  if (hasCut) facts.push({ kind: 'power cut', lasts, at: cutAt });
  return { facts, isDark: (at) => hasCut && at >= cutAt && at < cutAt + lasts };
}
