import { describe, expect, test } from 'vitest';
import { chartOf } from '../../../../src-renderer/screens/today/arrivals.ts';
import { figuresOf, missedInARow, phoneWords, shouldCall } from '../../../../src-renderer/screens/today/day-figures.ts';
import type { DayPlan } from '../../../../src-shared/contract/calendar.ts';

const session = {
  name: '',
  opens: '06:00',
  onTimeUntil: '07:10',
  lateUntil: '09:00',
  earlyLeaveFrom: '12:00',
  dismissal: '14:00',
};
const plan: DayPlan = { sessions: [session], minimumGapMinutes: 5 };
const counts = { present: 571, late: 31, excused: 10, sick: 4, absent: 0, not_seen: 24 };

describe('the chart of arrivals', () => {
  test('has room around the bell although nobody came then', () => {
    const { bars, bells, ticks } = chartOf([{ time: '06:55', onTime: 3, late: 0 }], plan);
    expect(bars[0]?.time).toBe('06:25');
    expect(bars.at(-1)?.time).toBe('07:30');
    expect(bars.find(({ time }) => time === '06:55')).toEqual({ time: '06:55', onTime: 3, late: 0 });
    expect(bells).toEqual([{ bar: '07:10', time: '07:10' }]);
    expect(ticks).toEqual(['06:30', '07:00', '07:30']);
  });

  test('reaches as far as people came, without gaps', () => {
    const { bars } = chartOf(
      [
        { time: '05:50', onTime: 1, late: 0 },
        { time: '08:40', onTime: 0, late: 1 },
      ],
      plan,
    );
    expect(bars).toHaveLength(35);
    expect(new Set(bars.map(({ time }) => time)).size).toBe(35);
  });

  test('a bell between two bars stands at the beginning of its own', () => {
    const odd = { ...plan, sessions: [{ ...session, onTimeUntil: '07:13' }] };
    expect(chartOf([], odd).bells).toEqual([{ bar: '07:10', time: '07:13' }]);
  });
});

describe('the four figures', () => {
  test('while the day runs', () => {
    expect(figuresOf({ counts, plan })).toEqual({
      total: 640,
      present: 571,
      presentShare: 89,
      late: 31,
      leave: 14,
      missing: 24,
      over: false,
      until: '14:00',
    });
  });

  test('when it is over, and without anybody', () => {
    expect(figuresOf({ counts: { ...counts, absent: 24, not_seen: 0 }, plan })).toMatchObject({
      missing: 24,
      over: true,
    });
    const nobody = { present: 0, late: 0, excused: 0, sick: 0, absent: 0, not_seen: 0 };
    expect(figuresOf({ counts: nobody, plan: { ...plan, sessions: [] } })).toMatchObject({
      presentShare: null,
      until: null,
      over: false,
    });
  });
});

test('the third day in a row is one to call, unless leave was asked for', () => {
  expect(missedInARow({ status: 'not_seen', daysBefore: 2 })).toBe(2);
  expect(missedInARow({ status: 'absent', daysBefore: 2 })).toBe(3);
  expect(shouldCall({ daysBefore: 1, leaveRequested: false })).toBe(false);
  expect(shouldCall({ daysBefore: 2, leaveRequested: false })).toBe(true);
  expect(shouldCall({ daysBefore: 9, leaveRequested: true })).toBe(false);
});

test('phone numbers in groups', () => {
  expect(phoneWords('+6281234567890')).toBe('0812-3456-7890');
  expect(phoneWords('+6591234567')).toBe('+6591234567');
});
