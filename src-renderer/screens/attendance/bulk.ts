/** Marking many at once: who is still to be marked, and the time that makes them present and not late. */
import type { SheetRow } from '../../../src-shared/contract/attendance.ts';
import type { DayPlan } from '../../../src-shared/contract/calendar.ts';

export function notThere(rows: readonly SheetRow[]): SheetRow[] {
  return rows.filter(({ arrivedAt }) => arrivedAt === null);
}

/** The last minute that is on time; now, where that is still to come (`HH:MM`; null: the day is over). */
export function bulkTime(plan: DayPlan | null, now: string | null): string {
  const limit = plan?.sessions[0]?.onTimeUntil ?? '07:00';
  return now !== null && now < limit ? now : limit;
}
