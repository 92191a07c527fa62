/** Runs a school's year through the station and the oracle, and holds every answer and every day against each other. */
import type { NamedDay } from '../../src-main/station/attendance/days.ts';
import { datesBetween, plusDays } from './dates.ts';
import { Drive } from './drive.ts';
import type { Answer, Fact } from './facts.ts';
import { type ExpectedDay, Oracle } from './oracle.ts';
import { yearOf } from './plan.ts';
import type { School } from './school.ts';

export interface Outcome {
  /** Facts of each kind. */
  facts: Record<string, number>;
  /** Answers of gates and staff that were compared, and how many were refusals or repeats. */
  answers: { all: number; refused: number; repeated: number };
  /** Person-days that were compared, at the end and whenever somebody looked, by status. */
  days: number;
  statuses: Record<string, number>;
  mismatches: number;
  /** The first ten, with everything that went into them. */
  examples: string[];
  seconds: { station: number; oracle: number; comparison: number };
}

/** What the station is told may be distorted on the way: the oracle must object then. */
export type Distortion = (fact: Fact) => Fact | null;

export async function simulate(school: School, distort: Distortion = (fact) => fact): Promise<Outcome> {
  const oracle = new Oracle();
  const outcome: Outcome = {
    facts: {},
    answers: { all: 0, refused: 0, repeated: 0 },
    days: 0,
    statuses: {},
    mismatches: 0,
    examples: [],
    seconds: { station: 0, oracle: 0, comparison: 0 },
  };
  let drive: Drive | undefined;
  try {
    for (const facts of yearOf(school)) {
      drive ??= new Drive(facts[0]?.at ?? 0);
      for (const part of untilEachLook(facts)) await hearBoth(drive, oracle, part, distort, outcome);
    }
    if (drive) compareYear(drive, oracle, school, outcome);
    return outcome;
  } finally {
    drive?.close();
  }
}

/** Looks end a part, so that both books are compared as they are at that moment. */
function untilEachLook(facts: readonly Fact[]): Fact[][] {
  const parts: Fact[][] = [[]];
  for (const fact of facts) {
    parts.at(-1)?.push(fact);
    if (fact.kind === 'look') parts.push([]);
  }
  return parts;
}

async function hearBoth(drive: Drive, oracle: Oracle, facts: Fact[], distort: Distortion, outcome: Outcome) {
  for (const { kind } of facts) outcome.facts[kind] = (outcome.facts[kind] ?? 0) + 1;
  const begun = performance.now();
  const told = facts.flatMap((fact) => distort(fact) ?? []);
  const answers = await drive.tell(told);
  const between = performance.now();
  const expected = facts.map((fact) => oracle.hear(fact));
  outcome.seconds.station += (between - begun) / 1000;
  outcome.seconds.oracle += (performance.now() - between) / 1000;
  if (told.length === facts.length)
    for (const [i, fact] of facts.entries()) compareAnswers(fact, answers[i] ?? null, expected[i] ?? null, outcome);
  const last = facts.at(-1);
  if (last?.kind === 'look') {
    drive.clock.trueTime = last.at;
    compareDays(drive.days(last.date, last.date), drive, oracle, [last.date], oracle.time.now(last.at), outcome);
  }
}

function compareAnswers(fact: Fact, station: Answer, oracle: Answer, outcome: Outcome): void {
  if (oracle === null && station === null) return;
  outcome.answers.all++;
  if (oracle && 'refused' in oracle) outcome.answers.refused++;
  else if (oracle?.repeated) outcome.answers.repeated++;
  // Which instant a void carries says nothing of the day.
  const isSame =
    fact.kind === 'void'
      ? (station && 'refused' in station) === (oracle && 'refused' in oracle)
      : JSON.stringify(station) === JSON.stringify(oracle);
  if (!isSame) mismatch(outcome, { fact: { ...fact, at: new Date(fact.at).toISOString() }, station, oracle });
}

function compareYear(drive: Drive, oracle: Oracle, school: School, outcome: Outcome): void {
  const begun = performance.now();
  const now = oracle.time.now(drive.clock.trueTime);
  for (let from = school.from; from <= school.to; from = plusDays(from, 14)) {
    const to = plusDays(from, 13) < school.to ? plusDays(from, 13) : school.to;
    compareDays(drive.days(from, to), drive, oracle, datesBetween(from, to), now, outcome);
  }
  outcome.seconds.comparison += (performance.now() - begun) / 1000;
}

function compareDays(
  rows: NamedDay[],
  drive: Drive,
  oracle: Oracle,
  dates: readonly string[],
  now: number,
  outcome: Outcome,
): void {
  const rowsOf = new Map(rows.map((row) => [`${drive.known.pupilOf.get(row.personId)} ${row.date}`, row]));
  if (rowsOf.size !== rows.length) mismatch(outcome, { problem: 'somebody has two rows on one day', dates });
  for (const date of dates)
    for (const expected of oracle.days(date, now)) {
      const key = `${expected.pupil} ${date}`;
      const status = expected.day.status ?? 'no school';
      outcome.days++;
      outcome.statuses[status] = (outcome.statuses[status] ?? 0) + 1;
      const row = rowsOf.get(key);
      if (!row || !isSameDay(row, expected))
        mismatch(outcome, { date, now: text(now), station: row, oracle: expected });
      rowsOf.delete(key);
    }
  for (const row of rowsOf.values()) mismatch(outcome, { problem: 'the oracle has no such day', station: row });
}

type Derived = { status: unknown; lateMinutes: number; leftEarlyMinutes: number };

function isSameDay(row: NamedDay, { group, leave, day }: ExpectedDay): boolean {
  const isSame = (a: Derived & Moments<string>, b: Derived & Moments<number>): boolean =>
    a.status === b.status &&
    a.arrivedAt === text(b.arrivedAt) &&
    a.leftAt === text(b.leftAt) &&
    a.lateMinutes === b.lateMinutes &&
    a.leftEarlyMinutes === b.leftEarlyMinutes;
  const areSessions = day.sessions.every((session, i) => {
    const other = row.sessions[i];
    return other && isSame(other, session) && other.arrivedTooLate === session.arrivedTooLate;
  });
  const hasAll = row.sessions.length === day.sessions.length;
  return row.group === group && row.leave === leave && isSame(row, day) && hasAll && areSessions;
}

type Moments<T> = { arrivedAt: T | null; leftAt: T | null };

function mismatch(outcome: Outcome, inputs: object): void {
  outcome.mismatches++;
  if (outcome.examples.length < 10) outcome.examples.push(JSON.stringify(inputs, called, 1));
}

/** Inputs of days are put together only for those that are shown. */
function called(_: string, value: unknown): unknown {
  return typeof value === 'function' ? value() : value;
}

function text(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
