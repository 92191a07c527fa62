/** A school year as a sheet of months and days, the way a class register is laid out. */
import type { DayStatus, PersonDay, StatusCounts } from '../../../../src-shared/contract/attendance.ts';
import type { SchoolYear } from '../../../../src-shared/contract/roster.ts';

export interface HeatDay {
  date: string;
  /** null: nothing is known of it: before the first or after the last day asked for, or still to come. */
  day: PersonDay | null;
}

export interface HeatMonth {
  /** `2026-07` */
  month: string;
  days: HeatDay[];
  counts: StatusCounts;
}

export const noDays: StatusCounts = { present: 0, late: 0, excused: 0, sick: 0, absent: 0, not_seen: 0 };

/** The school year that holds `today`; where none is written down, July to June as in Indonesia. */
export function yearAround(today: string, years: readonly SchoolYear[]): { name: string; from: string; to: string } {
  const known = years.find(({ from, to }) => from <= today && today <= to);
  if (known) return known;
  const year = Number(today.slice(0, 4));
  const first = today.slice(5) >= '07-01' ? year : year - 1;
  return { name: `${first}/${first + 1}`, from: `${first}-07-01`, to: `${first + 1}-06-30` };
}

export function heatMonths(days: readonly PersonDay[], { from, to }: { from: string; to: string }): HeatMonth[] {
  const known = new Map(days.map((day) => [day.date, day]));
  return monthsBetween(from, to).map((month) => {
    const dates = Array.from({ length: lengthOf(month) }, (_, i) => `${month}-${String(i + 1).padStart(2, '0')}`);
    const filled = dates.map((date) => ({ date, day: known.get(date) ?? null }));
    return { month, days: filled, counts: countDays(filled.map(({ day }) => day?.status ?? null)) };
  });
}

export function countDays(statuses: readonly (DayStatus | null)[]): StatusCounts {
  const counts = { ...noDays };
  for (const status of statuses) if (status) counts[status]++;
  return counts;
}

/** Present or late out of the school days that are over, in whole percent; null before the first one. */
export function attendanceShare({ present, late, excused, sick, absent }: StatusCounts): number | null {
  const all = present + late + excused + sick + absent;
  return all === 0 ? null : Math.round(((present + late) / all) * 100);
}

export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = monthAfter(month, 1)) months.push(month);
  return months;
}

export function monthAfter(month: string, steps: number): string {
  const at = new Date(`${month}-01T00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + steps);
  return at.toISOString().slice(0, 7);
}

export function lengthOf(month: string): number {
  const at = new Date(`${monthAfter(month, 1)}-01T00:00Z`);
  at.setUTCDate(0);
  return at.getUTCDate();
}
