/** What a rule would change, summed up: how many days of pupils go from which status to which, the most frequent first. */
import type { DayStatus } from '../../../../src-shared/contract/attendance.ts';
import type { CalendarResults } from '../../../../src-shared/contract/calendar.ts';

export type Change = CalendarResults['calendar.preview']['changed'][number];
type Status = DayStatus | null;

export interface Shift {
  key: string;
  before: Status;
  after: Status;
  changes: Change[];
}

export function shiftsOf(changed: readonly Change[]): Shift[] {
  const shifts = Map.groupBy(changed, ({ before, after }) => `${before}>${after}`);
  return [...shifts]
    .map(([key, changes]) => ({
      key,
      before: (changes[0]?.before ?? null) as Status,
      after: (changes[0]?.after ?? null) as Status,
      changes,
    }))
    .sort((a, b) => b.changes.length - a.changes.length);
}
