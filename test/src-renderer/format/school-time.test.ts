import { describe, expect, test } from 'vitest';
import { clockTime, dateIn, instantOn, planTime } from '../../../src-renderer/format/school-time.ts';

describe("the school's clock", () => {
  test('shows instants in its own zone, whatever the computer stands in', () => {
    expect(clockTime('2026-11-19T23:52:30.000Z', 'Asia/Jakarta', 'id')).toBe('06.52');
    expect(clockTime('2026-11-19T23:52:30.000Z', 'Asia/Jayapura', 'en')).toBe('08:52');
    expect(dateIn('2026-11-19T23:52:30.000Z', 'Asia/Jakarta')).toBe('2026-11-20');
    expect(clockTime('2026-11-19T17:00:00.000Z', 'Asia/Jakarta', 'id')).toBe('00.00');
  });

  test('the way back', () => {
    expect(instantOn('2026-11-20', '06:52', 'Asia/Jakarta', '00:00')).toBe('2026-11-19T23:52:00.000Z');
    expect(instantOn('2026-11-20', '06:52', 'Etc/GMT', '00:00')).toBe('2026-11-20T06:52:00.000Z');
  });

  test('small hours belong to the day before where the school day begins later', () => {
    expect(instantOn('2026-11-20', '01:30', 'Asia/Jakarta', '04:00')).toBe('2026-11-20T18:30:00.000Z');
    expect(instantOn('2026-11-20', '04:00', 'Asia/Jakarta', '04:00')).toBe('2026-11-19T21:00:00.000Z');
  });

  test('just after a change of the clocks', () => {
    // Berlin, 29 March 2026: 02:00 becomes 03:00.
    expect(instantOn('2026-03-29', '01:59', 'Europe/Berlin', '00:00')).toBe('2026-03-29T00:59:00.000Z');
    expect(instantOn('2026-03-29', '03:00', 'Europe/Berlin', '00:00')).toBe('2026-03-29T01:00:00.000Z');
  });

  test('times of a plan, past midnight too', () => {
    expect(planTime('07:10', 'id')).toBe('07.10');
    expect(planTime('25:30', 'en')).toBe('01:30');
  });
});
