import { expect, test } from 'vitest';
import {
  hoursOf,
  minutesAt,
  placeOf,
  pulled,
  spanOf,
} from '../../../../src-renderer/screens/calendar/rules/day-line.ts';
import { shiftsOf } from '../../../../src-renderer/screens/calendar/rules/preview-sums.ts';
import type { DayStatus } from '../../../../src-shared/contract/attendance.ts';

const day = { opens: 360, onTimeUntil: 420, lateUntil: 540, earlyLeaveFrom: 720, dismissal: 840 };

test('the line shows the day with an hour around it', () => {
  expect(spanOf([])).toEqual({ from: 300, to: 1020 });
  expect(spanOf([day])).toEqual({ from: 300, to: 1020 });
  expect(spanOf([{ ...day, opens: 200, dismissal: 1530 }])).toEqual({ from: 120, to: 1620 });
  expect(hoursOf({ from: 300, to: 1020 })).toEqual([360, 480, 600, 720, 840, 960]);
  expect(placeOf(660, { from: 300, to: 1020 })).toBe(50);
  expect(minutesAt(0.5007, { from: 300, to: 1020 })).toBe(660);
});

test('a handle stays between its neighbours', () => {
  expect(pulled(day, 'onTimeUntil', 600).onTimeUntil).toBe(540);
  expect(pulled(day, 'opens', 500).opens).toBe(420);
  expect(pulled(day, 'earlyLeaveFrom', 100).earlyLeaveFrom).toBe(365);
  expect(pulled(day, 'dismissal', 0).dismissal).toBe(720);
});

test('changes are summed up by what becomes what', () => {
  const change = (personId: number, before: DayStatus, after: DayStatus) => ({
    date: '2026-11-19',
    personId,
    name: '',
    group: '',
    before,
    after,
  });
  const shifts = shiftsOf([change(1, 'late', 'present'), change(2, 'present', 'late'), change(3, 'present', 'late')]);
  expect(shifts.map(({ before, after, changes }) => [before, after, changes.length])).toEqual([
    ['present', 'late', 2],
    ['late', 'present', 1],
  ]);
});
