/** How many people are in which status. */
import {
  type DayStatus,
  dayStatuses,
  type PersonDay,
  type StatusCounts,
} from '../../../src-shared/contract/attendance.ts';

/** null where nobody has school. */
export function countStatuses(days: readonly Pick<PersonDay, 'status'>[]): StatusCounts | null {
  const counts = noneCounted();
  const expected = days.map(({ status }) => status).filter((status): status is DayStatus => status !== null);
  for (const status of expected) counts[status]++;
  return expected.length > 0 ? counts : null;
}

export function noneCounted(): StatusCounts {
  return Object.fromEntries(dayStatuses.map((status) => [status, 0])) as StatusCounts;
}
