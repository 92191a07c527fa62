import { describe, expect, test } from 'vitest';
import { backupDue } from '../../../../src-main/hosts/node/daily-backup.ts';

const at = (day: number, hour: number, minute = 0): Date => new Date(2026, 10, day, hour, minute);

describe('the daily backup', () => {
  test('is made at two in the morning, once', () => {
    expect(backupDue(at(20, 1, 59), at(19, 2, 3), true)).toBe(false);
    expect(backupDue(at(20, 2, 0), at(19, 2, 3), true)).toBe(true);
    expect(backupDue(at(20, 2, 5), at(20, 2, 0), true)).toBe(false);
  });

  test('waits for a quiet gate where the computer was off at night, but not all day', () => {
    expect(backupDue(at(20, 6, 50), at(18, 2), false)).toBe(false);
    expect(backupDue(at(20, 8, 15), at(18, 2), true)).toBe(true);
    expect(backupDue(at(20, 10, 1), at(18, 2), false)).toBe(true);
  });

  test('one that somebody made by hand since then counts', () => {
    expect(backupDue(at(20, 14), at(20, 7, 12), true)).toBe(false);
  });

  test('a station without any makes its first one', () => {
    expect(backupDue(at(20, 9), null, true)).toBe(true);
  });
});
