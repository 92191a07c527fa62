/**
 * What happens at a simulated school, one fact after the other: told to the station by the drive, and to the oracle as it is.
 * Neither sees how the other took it. Pupils, scans, leave and special days carry numbers of the plan, never of the store.
 */
import type { Direction, LeaveKind } from '../../src-shared/contract/attendance.ts';
import type { DayPlan } from '../../src-shared/contract/calendar.ts';

export interface RuleFact {
  group: string | null;
  weekdays: number[];
  effectiveFrom: string;
  plan: DayPlan | null;
}

export interface SpecialDayFact {
  from: string;
  to: string;
  name: string;
  group: string | null;
  plan: DayPlan | null;
}

export type Happening =
  | { kind: 'gate'; name: string; direction: Direction }
  | { kind: 'clock'; effectiveFrom: string; timeZone: string; dayStarts: string }
  | { kind: 'rule'; rule: RuleFact }
  | { kind: 'day'; key: number; day: SpecialDayFact }
  | { kind: 'remove day'; key: number }
  | { kind: 'pupil'; pupil: number; group: string }
  | { kind: 'move'; pupils: number[]; group: string; from: string }
  | { kind: 'leaver'; pupil: number; on: string }
  | { kind: 'leave'; key: number; pupil: number; leave: LeaveKind; from: string; to: string; approve: boolean }
  | { kind: 'decide'; key: number; decision: 'approved' | 'rejected' | 'cancelled' }
  | { kind: 'scan'; key: number; pupil: number; gate: string; by: 'face' | 'card' | 'pin' }
  | { kind: 'manual'; key: number; pupil: number; when: number; direction: Direction }
  | { kind: 'void'; key: number; target: number; atGate: boolean }
  | { kind: 'replace'; key: number; target: number; when: number; direction: Direction }
  /** The computer's clock is set to be wrong by so many milliseconds; 0 corrects it. */
  | { kind: 'computer clock'; offBy: number }
  /** The power goes, without warning, for so many milliseconds. */
  | { kind: 'power cut'; lasts: number }
  /** Somebody looks at everybody's day, as it is at this moment. */
  | { kind: 'look'; date: string };

/** `at`: when it truly happens, in milliseconds since 1970. */
export type Fact = Happening & { at: number };

/** What either of them says came of a fact that makes a record; `null` where it was refused. */
export type Answer = { at: number; repeated: boolean } | { refused: true } | null;
