import { describe, expect, test } from 'vitest';
import {
  hasOwnHours,
  holdsOn,
  ruleFor,
  rulesByGroup,
  stateOf,
} from '../../../../src-renderer/screens/calendar/rules/rule-state.ts';
import type { Rule, SpecialDay } from '../../../../src-shared/contract/calendar.ts';

const hours = {
  name: '',
  opens: '06:00',
  onTimeUntil: '07:00',
  lateUntil: '09:00',
  earlyLeaveFrom: '12:00',
  dismissal: '14:00',
};
const plan = { sessions: [hours], minimumGapMinutes: 5 };
const made = { createdAt: '', createdBy: '' };
const rule = (id: number, effectiveFrom: string, more: Partial<Rule> = {}): Rule => ({
  id,
  group: null,
  weekdays: [1, 2, 3, 4, 5],
  effectiveFrom,
  plan,
  ...made,
  ...more,
});
const day = (id: number, from: string, more: Partial<SpecialDay> = {}): SpecialDay => ({
  id,
  from,
  to: from,
  name: 'Libur',
  group: null,
  plan: null,
  ...made,
  ...more,
});
// A Friday.
const today = '2026-11-20';

describe('which rule holds', () => {
  const rules = [rule(1, '2026-07-13'), rule(2, '2026-11-01', { weekdays: [5] }), rule(3, '2026-12-01')];

  test('the one effective later, among equals the one written later', () => {
    expect(ruleFor(rules, { group: null, weekday: 5, date: today })?.id).toBe(2);
    expect(ruleFor(rules, { group: null, weekday: 4, date: today })?.id).toBe(1);
    expect(
      ruleFor([...rules, rule(4, '2026-11-01', { weekdays: [5] })], { group: null, weekday: 5, date: today })?.id,
    ).toBe(4);
    expect(ruleFor(rules, { group: null, weekday: 6, date: today })).toBeNull();
  });

  test('some hold, some are to come, some are replaced', () => {
    const [first, second, third] = rules as [Rule, Rule, Rule];
    expect(stateOf(first, rules, today)).toEqual({ state: 'now', weekdays: [1, 2, 3, 4] });
    expect(stateOf(second, rules, today).state).toBe('now');
    expect(stateOf(third, rules, today).state).toBe('future');
    expect(stateOf(first, rules, '2026-12-02').state).toBe('over');
  });
});

describe('what holds on a date', () => {
  const rules = [rule(1, '2026-07-13'), rule(2, '2026-07-13', { group: 'VII A', weekdays: [6] })];
  const days = [day(1, today), day(2, today, { group: 'VII A', plan, name: 'Lomba' })];

  test('special days before rules, a class before the school', () => {
    expect(holdsOn('2026-11-19', '', { rules, days })).toEqual({ special: null, school: true });
    expect(holdsOn(today, '', { rules, days })).toMatchObject({ special: { id: 1 }, school: false });
    expect(holdsOn(today, 'VII A', { rules, days })).toMatchObject({ special: { name: 'Lomba' }, school: true });
    expect(holdsOn('2026-11-21', 'VII A', { rules, days }).school).toBe(true);
    expect(holdsOn('2026-11-21', 'VII B', { rules, days }).school).toBe(false);
  });

  test('a class handed back follows the school', () => {
    const back = [...rules, rule(3, '2026-11-01', { group: 'VII A', weekdays: [6], plan: null })];
    expect(holdsOn('2026-11-21', 'VII A', { rules: back, days }).school).toBe(false);
    expect(hasOwnHours('VII A', rules, today)).toBe(true);
    expect(hasOwnHours('VII A', back, today)).toBe(false);
  });
});

test('the school comes first, classes as people count', () => {
  const rules = [rule(1, today, { group: 'VII 10' }), rule(2, today, { group: 'VII 2' }), rule(3, today)];
  expect(rulesByGroup(rules, 'id').map(({ group }) => group)).toEqual([null, 'VII 2', 'VII 10']);
});
