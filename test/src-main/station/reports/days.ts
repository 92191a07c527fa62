/** Person-days as the sums take them. */

import type { RecapDay } from '../../../../src-main/station/reports/recap.ts';
import { addDays } from '../../../../src-main/station/time/dates.ts';
import type { DayStatus } from '../../../../src-shared/contract/attendance.ts';

export const first = '2026-07-13';

const letters: Record<string, DayStatus | null> = {
  H: 'present',
  T: 'late',
  I: 'excused',
  S: 'sick',
  A: 'absent',
  '-': 'not_seen',
  L: null,
};

export function dayOf(status: DayStatus | null, index: number, changes: Partial<RecapDay> = {}): RecapDay {
  return {
    personId: 1,
    userId: 7,
    name: 'Ayu',
    group: '7A',
    date: addDays(first, index),
    status,
    lateMinutes: status === 'late' ? 10 : 0,
    ...changes,
  };
}

/** A day a letter: `HTISA`, `-` not seen, `L` no school, `.` not a member. */
export function days(book: string, changes: Partial<RecapDay> = {}): RecapDay[] {
  return [...book].flatMap((letter, i) => (letter === '.' ? [] : [dayOf(letters[letter] ?? null, i, changes)]));
}
