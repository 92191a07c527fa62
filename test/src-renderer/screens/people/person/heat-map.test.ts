import { describe, expect, test } from 'vitest';
import {
  attendanceShare,
  countDays,
  heatMonths,
  lengthOf,
  monthAfter,
  noDays,
  yearAround,
} from '../../../../../src-renderer/screens/people/person/heat-map.ts';
import type { PersonDay } from '../../../../../src-shared/contract/attendance.ts';

const day = (date: string, status: PersonDay['status']): PersonDay => ({
  personId: 1,
  date,
  group: '7A',
  status,
  member: true,
  dayName: null,
  leave: null,
  arrivedAt: null,
  leftAt: null,
  lateMinutes: 0,
  leftEarlyMinutes: 0,
  sessions: [],
});

describe('the year of a person', () => {
  test('is the school year that is written down, else July to June', () => {
    const years = [{ id: 1, name: '2026/2027', from: '2026-07-13', to: '2027-06-25' }];
    expect(yearAround('2026-11-20', years)).toMatchObject({ from: '2026-07-13', to: '2027-06-25' });
    expect(yearAround('2026-07-01', years)).toEqual({ name: '2026/2027', from: '2026-07-01', to: '2027-06-30' });
    expect(yearAround('2026-06-30', [])).toEqual({ name: '2025/2026', from: '2025-07-01', to: '2026-06-30' });
  });

  test('has a row for each month with all of its days', () => {
    const months = heatMonths([day('2027-02-01', 'present'), day('2027-02-02', 'late')], {
      from: '2026-12-31',
      to: '2027-02-03',
    });
    expect(months.map(({ month, days }) => [month, days.length])).toEqual([
      ['2026-12', 31],
      ['2027-01', 31],
      ['2027-02', 28],
    ]);
    expect(months[2]?.days[1]).toMatchObject({ date: '2027-02-02', day: { status: 'late' } });
    expect(months[2]?.counts).toEqual({ ...noDays, present: 1, late: 1 });
    expect(months[0]?.days[0]?.day).toBeNull();
  });

  test('counts present and late days out of those that are over', () => {
    expect(attendanceShare(noDays)).toBeNull();
    expect(attendanceShare(countDays(['present', 'late', 'absent', 'sick', 'not_seen', null]))).toBe(50);
  });

  test('months follow each other over the new year and know February', () => {
    expect(monthAfter('2026-12', 1)).toBe('2027-01');
    expect(monthAfter('2026-01', -1)).toBe('2025-12');
    expect([lengthOf('2027-02'), lengthOf('2028-02'), lengthOf('2026-11')]).toEqual([28, 29, 30]);
  });
});
