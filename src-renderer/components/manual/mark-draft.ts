/** What somebody writes by hand before it is sent: complete, and not in the future. */
import type { Direction } from '../../../src-shared/contract/attendance.ts';

export interface MarkDraft {
  /** `HH:MM` on the school's clock. */
  time: string;
  direction: Exclude<Direction, 'auto'>;
  reason: string;
}

export type MarkProblem = 'time' | 'future' | 'reason';

/** `instant` of the draft's time; `now`: milliseconds since 1970. */
export function problemOf(draft: MarkDraft, instant: (time: string) => string, now: number): MarkProblem | null {
  if (!/^\d\d:\d\d$/.test(draft.time)) return 'time';
  if (Date.parse(instant(draft.time)) > now) return 'future';
  return draft.reason.trim() === '' ? 'reason' : null;
}
