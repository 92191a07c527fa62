/**
 * That the simulated year can fail: a station that is told a rule a little wrong behaves like one that has the rule a little
 * wrong, and the oracle must object each time.
 */
import { describe, expect, it } from 'vitest';
import type { DayPlan, Session } from '../../src-shared/contract/calendar.ts';
import { type Distortion, simulate } from './compare.ts';
import { plusDays } from './dates.ts';
import type { Fact } from './facts.ts';
import { jakarta, moved, type School } from './school.ts';

const school: School = { ...jakarta, pupils: 60, groups: 12, to: '2025-08-24' };

/** Every plan of every rule and special day, changed. */
function plans(change: (plan: DayPlan) => DayPlan): Distortion {
  return (fact) => {
    if (fact.kind === 'rule' && fact.rule.plan)
      return { ...fact, rule: { ...fact.rule, plan: change(fact.rule.plan) } };
    if (fact.kind === 'day' && fact.day.plan) return { ...fact, day: { ...fact.day, plan: change(fact.day.plan) } };
    return fact;
  };
}

/** A limit moved by a minute, where the others leave room for it. */
function limit(name: keyof Session, minutes: number): Distortion {
  const hasRoom = (session: Session): boolean =>
    session.opens <= session.onTimeUntil &&
    session.onTimeUntil <= session.lateUntil &&
    session.lateUntil <= session.dismissal &&
    session.earlyLeaveFrom <= session.dismissal;
  return plans((plan) => {
    const sessions = plan.sessions.map((session) => {
      const other = { ...session, [name]: moved(session[name], minutes) };
      return hasRoom(other) ? other : session;
    });
    return { ...plan, sessions };
  });
}

function without(...kinds: Fact['kind'][]): Distortion {
  return (fact) => (kinds.includes(fact.kind) ? null : fact);
}

const noHoliday: Distortion = (fact) => {
  if (fact.kind === 'remove day') return null;
  return fact.kind === 'day' && fact.day.plan === null ? null : fact;
};

const mutations: [string, Distortion][] = [
  ['the minute of `opens` is too early still', limit('opens', 1)],
  ['the minute of `onTimeUntil` is late already', limit('onTimeUntil', -1)],
  ['the minute of `lateUntil` is too late already', limit('lateUntil', -1)],
  ['the minute of `earlyLeaveFrom` is no departure yet', limit('earlyLeaveFrom', 1)],
  ['the minute of `dismissal` is leaving early still', limit('dismissal', 1)],
  ['the minimum gap is ignored', plans((plan) => ({ ...plan, minimumGapMinutes: 0 }))],
  ['the minimum gap is a minute longer', plans((plan) => ({ ...plan, minimumGapMinutes: plan.minimumGapMinutes + 1 }))],
  ['the second session is ignored', plans((plan) => ({ ...plan, sessions: plan.sessions.slice(0, 1) }))],
  ['holidays are ignored', noHoliday],
  ['a class has no days of its own', (fact) => (fact.kind === 'day' && fact.day.group ? null : fact)],
  ['a class has no rules of its own', (fact) => (fact.kind === 'rule' && fact.rule.group ? null : fact)],
  [
    'rules hold a day later',
    (fact) =>
      fact.kind === 'rule'
        ? { ...fact, rule: { ...fact.rule, effectiveFrom: plusDays(fact.rule.effectiveFrom, 1) } }
        : fact,
  ],
  ['a move holds a day later', (fact) => (fact.kind === 'move' ? { ...fact, from: plusDays(fact.from, 1) } : fact)],
  ['leave ends a day early', (fact) => (fact.kind === 'leave' ? { ...fact, from: fact.to } : fact)],
  ['being sick is being excused', (fact) => (fact.kind === 'leave' ? { ...fact, leave: 'excused' } : fact)],
  ['decisions on leave are ignored', without('decide')],
  ['voids are ignored', without('void')],
  ['the entrance counts like the main gate', (fact) => (fact.kind === 'gate' ? { ...fact, direction: 'auto' } : fact)],
  ['the computer clock is right in a power cut', without('computer clock')],
  [
    'times are those of the next zone',
    (fact) => (fact.kind === 'clock' ? { ...fact, timeZone: 'Asia/Makassar' } : fact),
  ],
];

describe('the oracle', () => {
  it('agrees where nothing is wrong', async () => {
    expect((await simulate(school)).examples).toEqual([]);
  });

  it.each(mutations)('objects where %s', async (_, distort) => {
    expect((await simulate(school, distort)).mismatches).toBeGreaterThan(0);
  });
});
