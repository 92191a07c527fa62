/** What happened at the gates: one pupil's day as a few facts, most of them dull, as in any school. */
import type { LeaveKind } from '../../src-shared/contract/attendance.ts';
import { minutesOf } from './minutes.ts';
import type { Pupil } from './pupils.ts';
import type { Dice } from './random.ts';
import { isEarly, planOf } from './school-year.ts';

export interface Stay {
  pupil: Pupil;
  from: string;
  to: string;
  kind: LeaveKind;
}

export interface Passage {
  /** Minutes since midnight, with fractions. */
  minutes: number;
  direction: 'in' | 'out';
}

/** Minutes before the bell at which most come, and how far they scatter. */
const usual = { before: 17, scatter: 7.5 };

/** Passages of one pupil on one date; none where they are away. */
export function passages(luck: Dice, pupil: Pupil, date: string): Passage[] {
  const session = planOf(date, pupil.group)?.sessions[0];
  if (!session) return [];
  const bell = minutesOf(session.onTimeUntil);
  const end = minutesOf(session.dismissal);
  // Who has to be there earlier than the others is caught out more often.
  const sleptIn = luck.chance(isEarly(pupil.group) ? 0.1 : 0.025) ? luck.between(10, 36) : 0;
  const arrival = bell - usual.before + pupil.habit * 0.8 + luck.normal(0, usual.scatter) + sleptIn;
  const out: Passage[] = [{ minutes: Math.min(Math.max(arrival, bell - 52), bell + 75), direction: 'in' }];
  if (luck.chance(0.94)) {
    const early = luck.chance(0.006) ? luck.between(20, 90) : 0;
    out.push({ minutes: end - early + 1 + Math.abs(luck.normal(0, 9)), direction: 'out' });
  }
  return out;
}

/** Why somebody stays away from a date on, and for how many school days. */
export function absence(luck: Dice, pupil: Pupil): { kind: LeaveKind | 'none'; days: number } | null {
  if (!luck.chance(pupil.misses / 1.7)) return null;
  const lot = luck.next();
  if (lot < 0.48) return { kind: 'sick', days: luck.pick([1, 1, 2, 2, 3]) };
  if (lot < 0.72) return { kind: 'excused', days: luck.pick([1, 1, 1, 2]) };
  if (lot < 0.78) return { kind: 'duty', days: luck.pick([1, 2]) };
  return { kind: 'none', days: luck.pick([1, 1, 1, 2]) };
}
