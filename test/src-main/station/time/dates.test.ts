import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import {
  addDays,
  dateAt,
  datesBetween,
  dayAfter,
  daysFrom,
  minutesOf,
  weekdayOf,
  wholeMinute,
} from '../../../../src-main/station/time/dates.ts';
import { refusal } from '../support.ts';

const dates = fc.integer({ min: -600_000, max: 2_000_000 }).map((day) => dateAt(day * 86_400_000));

it('dates are added to, counted and told the weekday of as Temporal does', () => {
  fc.assert(
    fc.property(dates, fc.integer({ min: -1000, max: 1000 }), (date, days) => {
      const plain = Temporal.PlainDate.from(date);
      const other = plain.add({ days }).toString();
      expect(addDays(date, days)).toBe(other);
      expect(daysFrom(date, other)).toBe(days);
      expect(weekdayOf(date)).toBe(plain.dayOfWeek);
    }),
  );
});

it('a range has both its ends, and nothing backwards', () => {
  expect(datesBetween('2026-12-30', '2027-01-02')).toEqual(['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02']);
  expect(datesBetween('2026-07-13', '2026-07-13')).toEqual(['2026-07-13']);
  expect(datesBetween('2026-07-13', '2026-07-12')).toEqual([]);
});

it('nothing counts beyond the years of four digits, where dates as text lose their order', () => {
  expect(() => addDays('9999-12-31', 1)).toThrow(refusal('invalid_argument'));
  expect(() => addDays('0000-01-01', -1)).toThrow(refusal('invalid_argument'));
  expect(dayAfter('9999-12-31')).toBe('+010000-01-01');
  expect(datesBetween('9999-12-30', '9999-12-31')).toEqual(['9999-12-30', '9999-12-31']);
});

it('times of the day are minutes, past midnight too; instants have their minute', () => {
  expect([minutesOf('00:00'), minutesOf('07:05'), minutesOf('25:30')]).toEqual([0, 425, 1530]);
  expect([wholeMinute(59_999), wholeMinute(60_000), wholeMinute(-1)]).toEqual([0, 60_000, -60_000]);
});
