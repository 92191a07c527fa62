/** The hours of the school's clock within which guardians are left alone. */
import { minutesOf } from '../time/dates.ts';
import type { TimeZone } from '../time/local-time.ts';

export interface QuietHours {
  from: string;
  to: string;
}

/** When the quiet hours that an instant lies in are over; null outside of them. `to` itself is not quiet any more. */
export function quietUntil(instant: number, quiet: QuietHours | null, zone: TimeZone): number | null {
  if (!quiet) return null;
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)];
  const { date, minutes } = zone.local(instant);
  if (from <= to) return from <= minutes && minutes < to ? zone.instant(date, to) : null;
  if (minutes >= from) return zone.instant(date, to + 24 * 60);
  return minutes < to ? zone.instant(date, to) : null;
}
