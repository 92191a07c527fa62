import { expect, it } from 'vitest';
import type { DayPlan } from '../../../src-shared/contract/calendar.ts';
import { monday, tempStore } from './support.ts';

const plan: DayPlan = {
  sessions: [
    {
      name: 'Pagi',
      opens: '06:00',
      onTimeUntil: '07:00',
      lateUntil: '08:00',
      earlyLeaveFrom: '10:00',
      dismissal: '13:00',
    },
  ],
  minimumGapMinutes: 5,
};

it('clocks, rules and special days come back as they were written, in the order of writing', () => {
  const { calendar } = tempStore();
  const clock = { effectiveFrom: '2026-07-13', timeZone: 'Asia/Jakarta', dayStarts: '04:00' };
  const rule = {
    group: null,
    weekdays: [1, 2],
    effectiveFrom: '2026-07-13',
    plan,
    createdAt: monday,
    createdBy: 'ani',
  };
  const day = { from: '2026-08-17', to: '2026-08-17', name: 'Kemerdekaan', group: '7A', plan: null };
  expect(calendar.addClock(clock)).toEqual({ id: 1, ...clock });
  expect(calendar.addRule(rule)).toEqual({ id: 1, ...rule });
  calendar.addRule({ ...rule, group: '7A', plan: null });
  calendar.addDay({ ...day, createdAt: monday, createdBy: 'ani' });
  calendar.addDay({ ...day, plan, createdAt: monday, createdBy: 'ani' });
  expect(calendar.clocks()).toEqual([{ id: 1, ...clock }]);
  expect(calendar.rules()).toEqual([
    { id: 1, ...rule },
    { id: 2, ...rule, group: '7A', plan: null },
  ]);
  expect(calendar.days().map(({ id, group, plan }) => [id, group, plan])).toEqual([
    [1, '7A', null],
    [2, '7A', plan],
  ]);
});

it('what is removed is gone, and its number is not given again', () => {
  const { calendar } = tempStore();
  const day = { from: '2026-08-17', to: '2026-08-18', name: 'x', group: null, plan: null };
  const rule = { group: null, weekdays: [7], effectiveFrom: '2026-07-13', plan, createdAt: monday, createdBy: 'ani' };
  calendar.removeDay(calendar.addDay({ ...day, createdAt: monday, createdBy: 'ani' }).id);
  calendar.removeRule(calendar.addRule(rule).id);
  expect([calendar.days(), calendar.rules()]).toEqual([[], []]);
  expect(calendar.addDay({ ...day, createdAt: monday, createdBy: 'ani' }).id).toBe(2);
  expect(calendar.addRule(rule).id).toBe(2);
});
