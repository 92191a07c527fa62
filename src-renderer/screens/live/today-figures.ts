/** The side's three figures and the bar below them, from what the station counts. */
import type { DayStatus, StatusCounts } from '../../../src-shared/contract/attendance.ts';
import type { Tone } from '../../components/Chip.tsx';

export interface Figure {
  /** Whose word it has. */
  status: Extract<DayStatus, 'present' | 'late' | 'not_seen' | 'absent'>;
  count: number;
  tone: Extract<Tone, 'good' | 'warn' | 'alarm' | 'quiet'>;
}

export interface Share {
  tone: 'good' | 'warn' | 'info';
  /** 0..1 of everybody. */
  share: number;
}

/** null: no school, or the school has not said when it is; then only who came is counted. */
export function figuresOf(counts: StatusCounts): Figure[] {
  // After dismissal nobody is "not yet" any more.
  const over = counts.not_seen === 0 && counts.absent > 0;
  return [
    { status: 'present', count: counts.present, tone: 'good' },
    { status: 'late', count: counts.late, tone: 'warn' },
    over
      ? { status: 'absent', count: counts.absent, tone: 'alarm' }
      : { status: 'not_seen', count: counts.not_seen, tone: 'quiet' },
  ];
}

export function sharesOf(counts: StatusCounts): Share[] {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const share = (count: number) => (all === 0 ? 0 : count / all);
  return [
    { tone: 'good', share: share(counts.present) },
    { tone: 'warn', share: share(counts.late) },
    { tone: 'info', share: share(counts.excused + counts.sick) },
  ];
}
