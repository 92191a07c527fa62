/** Attendance records to put into a store. */
import type { NewRecord } from '../../../src-main/station/ports/attendance.ts';

/** A scan at 07:00 in Jakarta on Monday, 17 November 2025. */
export function record(changes: Partial<NewRecord> = {}): NewRecord {
  const at = changes.at ?? '2025-11-17T00:00:00.000Z';
  return {
    tenantId: 1,
    personId: 1,
    kind: 'scan',
    at,
    day: at.slice(0, 10),
    writtenAt: at,
    gate: 'Gerbang Utama',
    direction: 'auto',
    method: 'face',
    similarity: 0.9,
    margin: 0.5,
    liveness: null,
    policy: 'gate-1',
    eventId: null,
    targetId: null,
    author: '',
    reason: '',
    clockSuspect: false,
    ...changes,
  };
}
