/** When a decision fell, as the school's clock shows it: the time to read first, the day under it. */
import type { SchoolClock } from '../../hooks/use-school-clock.ts';

export function eventTime(clock: Pick<SchoolClock, 'time' | 'when'>, at: string): { time: string; day: string } {
  const time = clock.time(at);
  // "Jum, 20 Nov, 06.52"
  return { time, day: clock.when(at).slice(0, -(time.length + 2)) };
}
