import { expect, test } from 'vitest';
import {
  addDays,
  dateRange,
  daysBetween,
  longDate,
  shortDate,
  shortRange,
} from '../../../src-renderer/format/dates.ts';

test('dates in both languages', () => {
  expect(longDate('2026-11-20', 'id')).toBe('Jumat, 20 November 2026');
  expect(longDate('2026-11-20', 'en')).toBe('Friday, 20 November 2026');
  expect(shortDate('2026-11-20', 'id')).toBe('Jum, 20 Nov');
});

test('ranges', () => {
  expect(dateRange('2026-11-20', '2026-11-20', 'id')).toBe('20 Nov 2026');
  expect(dateRange('2026-11-20', '2026-11-22', 'id')).toBe('20 – 22 Nov 2026');
  expect(shortRange('2026-11-20', '2026-11-20', 'id')).toBe('20 Nov');
  expect(shortRange('2026-11-30', '2026-12-01', 'id')).toBe('30 Nov – 1 Des');
  expect(shortRange('2026-12-31', '2027-01-01', 'en')).toContain('2027');
});

test('counting days', () => {
  expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  expect(daysBetween('2026-11-20', '2026-11-20')).toBe(1);
  expect(daysBetween('2026-11-20', '2026-12-01')).toBe(12);
});
