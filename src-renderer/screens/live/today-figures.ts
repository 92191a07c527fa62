/** The side of the gate's screen: the day's figures with the bar below them, and what each recent arrival meant. */
import type { DayStatus, StatusCounts } from '../../../src-shared/contract/attendance.ts';
import type { StationEvent } from '../../../src-shared/contract.ts';
import type { Tone } from '../../components/Chip.tsx';

interface Figure {
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

/** What a recent arrival meant, as the outbox told it while this screen was open: the list has it in a chip. */
interface Mark {
  status: DayStatus | null;
  lateMinutes: number;
}

export type Marks = ReadonlyMap<number, Mark>;

/** More than the list shows. */
const kept = 60;

/** The same map where the event says nothing about an arrival. */
export function markFrom(marks: Marks, event: StationEvent): Marks {
  if (event.type !== 'outbox' || event.event.topic !== 'attendance.recorded') return marks;
  const { recordId, status, lateMinutes } = event.event.data;
  if (typeof recordId !== 'number') return marks;
  const mark: Mark = {
    status: typeof status === 'string' ? (status as DayStatus) : null,
    lateMinutes: typeof lateMinutes === 'number' ? lateMinutes : 0,
  };
  return new Map([...[...marks].slice(1 - kept), [recordId, mark]]);
}
