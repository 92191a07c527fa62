/** One day at the gates: who comes when, and everything that can be odd about it. Minutes count from midnight. */
import type { DayPlan } from '../../src-shared/contract/calendar.ts';
import { minutesOf } from './dates.ts';
import type { Chance } from './random.ts';

export interface Passage {
  pupil: number;
  /** Milliseconds after midnight. */
  at: number;
  way: 'in' | 'out';
}

const minute = 60_000;

/** Usual movements of one pupil through a day's sessions. */
export function movements(chance: Chance, pupil: number, plan: DayPlan, limits: readonly number[]): Passage[] {
  const passages: Passage[] = [];
  const pass = (way: 'in' | 'out', minutes: number): void => {
    passages.push({ pupil, way, at: Math.floor(minutes) * minute + chance.whole(0, minute - 1) });
  };
  for (const session of plan.sessions) {
    const [opens, onTime, late, early, end] = [
      minutesOf(session.opens),
      minutesOf(session.onTimeUntil),
      minutesOf(session.lateUntil),
      minutesOf(session.earlyLeaveFrom),
      minutesOf(session.dismissal),
    ];
    const kind = chance.next();
    if (kind < 0.04) continue;
    if (kind < 0.06) pass('in', chance.whole(opens - 40, opens + 1));
    else if (kind < 0.07) pass('in', chance.whole(late - 1, Math.max(late, end) + 5));
    else if (kind < 0.09) pass('in', chance.whole(late - 1, late + 1));
    else pass('in', onTime - chance.around(-12, Math.min(50, onTime - opens + 5)));
    if (kind > 0.9 && kind < 0.93) pass('out', chance.whole(early - 40, end));
    if (kind > 0.92 && kind < 0.94) pass('in', chance.whole(early - 20, end));
    if (kind < 0.95) pass('out', end + chance.around(0, 25));
    // Gone for good, in the minutes around the one from which leaving counts.
    if (kind > 0.955 && kind < 0.985) pass('out', chance.whole(early - 1, early + 1));
    if (kind > 0.997) pass('out', end + 30);
  }
  // Somebody walks by just when a limit is.
  if (chance.happens(0.03)) {
    const at = chance.one(limits) * minute + chance.one([-minute, -1, 0, minute - 1, minute]);
    passages.push({ pupil, at, way: chance.one(['in', 'out']) });
  }
  return passages;
}

/** The same person again: a second look into the camera, or at the other gate. */
export function repeats(chance: Chance, passages: readonly Passage[], { minimumGapMinutes }: DayPlan): Passage[] {
  return passages.flatMap((passage) => {
    if (chance.happens(0.03)) return [{ ...passage, at: passage.at + chance.whole(1, 90_000) }];
    // Around the end of the gap, and just on it.
    if (chance.happens(0.02)) {
      const about = chance.happens(0.2) ? 0 : chance.whole(-90_000, 90_000);
      return [{ ...passage, at: Math.max(passage.at + minimumGapMinutes * minute + about, passage.at + 1) }];
    }
    if (chance.happens(0.01)) return [{ ...passage, at: passage.at + chance.whole(1, 20) * minute }];
    if (chance.happens(0.004))
      return [{ ...passage, at: passage.at + chance.whole(1, 15) * minute, way: 'out' as const }];
    return [];
  });
}

/** Minutes after midnight of every limit that any of the plans has. */
export function limitsOf(plans: readonly DayPlan[]): number[] {
  const times = plans.flatMap(({ sessions }) =>
    sessions.flatMap((session) => [
      session.opens,
      session.onTimeUntil,
      session.lateUntil,
      session.earlyLeaveFrom,
      session.dismissal,
    ]),
  );
  return [...new Set(times.map(minutesOf))];
}
