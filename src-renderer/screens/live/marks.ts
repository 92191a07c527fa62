/** What each recent arrival meant, as the outbox told it while this screen was open: the list has it in a chip. */
import type { DayStatus } from '../../../src-shared/contract/attendance.ts';
import type { StationEvent } from '../../../src-shared/contract.ts';

export interface Mark {
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
