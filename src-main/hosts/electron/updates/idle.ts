/**
 * Whether an update may take the gate away for a minute or two: nobody was seen for a while, and the school's own rules say that
 * nobody is expected. A plan that cannot be asked, or that calls the whole day a session, leaves the night.
 */
import type { Session } from '../../../../src-shared/contract/calendar.ts';
import type { StationClient } from '../../../../src-shared/contract.ts';
import { TimeZone } from '../../../station/time/local-time.ts';
import { clockOn } from '../../../station/time/plan-resolution.ts';

/** Minutes without a face, a hand or a record. */
export const quietMinutes = 10;
/** Minutes before a session that still belong to it: an update takes a while, and pupils come early. */
export const marginBefore = 15;
/** Minutes after dismissal in which people are still leaving. */
export const marginAfter = 30;
/** Longer than this, a session says nothing about when people come. */
const longestSession = 16 * 60;
const night = { from: 22 * 60, until: 4 * 60 };
const day = 24 * 60;

export interface Expected {
  opens: number;
  /** Minutes after midnight of the day that `minutes` counts from; below 0 and above 1440 where a session belongs to a
   * neighbouring day. */
  dismissal: number;
}

export interface Moment {
  /** Minutes since somebody was seen; Infinity: never. */
  quietFor: number;
  /** After midnight on the school's clock. */
  minutes: number;
  /** null: the plan could not be asked. */
  expected: readonly Expected[] | null;
}

export function isIdle({ quietFor, minutes, expected }: Moment): boolean {
  if (!(quietFor >= quietMinutes)) return false;
  const isNight = minutes >= night.from || minutes < night.until;
  if (expected === null) return isNight;
  return expected.every(
    ({ opens, dismissal }) =>
      (isNight && dismissal - opens > longestSession) ||
      minutes < opens - marginBefore ||
      minutes > dismissal + marginAfter,
  );
}

/** Minutes of sessions on the clock of the day that is `daysAgo` days after theirs. */
export function expectedOf(sessions: readonly Session[], daysAgo: number): Expected[] {
  return sessions.map(({ opens, dismissal }) => ({
    opens: minutesOf(opens) - daysAgo * day,
    dismissal: minutesOf(dismissal) - daysAgo * day,
  }));
}

export interface GateWatch {
  isIdle(): Promise<boolean>;
  stop(): void;
}

export function watchGate(station: StationClient, now: () => Date): GateWatch {
  // Of what was before, nothing is known: a station that just started may have a queue before it.
  let lastRecord = now().getTime();
  const stop = station.subscribe(({ type }) => {
    if (type === 'recognised' || type === 'outbox') lastRecord = now().getTime();
  });
  return {
    stop,
    async isIdle() {
      const at = now().getTime();
      const lastSeen = Math.max(lastRecord, await lastDecision(station));
      const { minutes, expected } = await planAt(station, at);
      return isIdle({ quietFor: (at - lastSeen) / 60_000, minutes, expected });
    },
  };
}

/** The end of the last minute in which the gate decided anything, about a face or a hand; Infinity where that cannot be asked. */
async function lastDecision(station: StationClient): Promise<number> {
  try {
    const { minutes } = await station.call('diagnostics.get', {});
    const last = minutes.findLast(({ decisions }) => Object.values(decisions).some((count) => count > 0));
    return last ? Date.parse(last.at) + 60_000 : Number.NEGATIVE_INFINITY;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

async function planAt(station: StationClient, at: number): Promise<Pick<Moment, 'minutes' | 'expected'>> {
  const clock = new Date(at);
  try {
    const { today, clocks, rules, days } = await station.call('calendar.get', {});
    const zone = clockOn(clocks, today);
    const local = zone ? new TimeZone(zone.timeZone).local(at) : localOf(clock);
    const groups = new Set(['', ...[...rules, ...days].map(({ group }) => group ?? '')]);
    const expected: Expected[] = [];
    for (const daysAgo of [-1, 0, 1])
      for (const group of groups) {
        const { plan } = await station.call('calendar.plan', { date: dateFrom(local.date, -daysAgo), group });
        expected.push(...expectedOf(plan.sessions, daysAgo));
      }
    return { minutes: local.minutes, expected };
  } catch {
    return { minutes: localOf(clock).minutes, expected: null };
  }
}

/** On the computer's own clock. */
function localOf(clock: Date): { date: string; minutes: number } {
  const two = (n: number): string => String(n).padStart(2, '0');
  const date = `${clock.getFullYear()}-${two(clock.getMonth() + 1)}-${two(clock.getDate())}`;
  return { date, minutes: clock.getHours() * 60 + clock.getMinutes() };
}

function dateFrom(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * day * 60_000).toISOString().slice(0, 10);
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
