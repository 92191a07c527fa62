/** A day's records as staff read them: each fact once, with what was done about it. Nothing that was written is left out. */
import type { AttendanceRecord } from '../../../src-shared/contract/attendance.ts';

type DayRecord = AttendanceRecord & { live: boolean };

export interface RecordEntry {
  record: DayRecord;
  /** The record that voided or replaced it; null while it counts. */
  correction: AttendanceRecord | null;
}

/** Voids are told with what they void, never by themselves. In order of the time they speak of. */
export function recordEntries(records: readonly DayRecord[]): RecordEntry[] {
  const corrections = new Map(records.filter(isCorrection).map((record) => [record.targetId, record]));
  return records
    .filter(({ kind }) => kind !== 'void')
    .map((record) => ({ record, correction: corrections.get(record.id) ?? null }))
    .sort((a, b) => a.record.at.localeCompare(b.record.at) || a.record.id - b.record.id);
}

function isCorrection({ kind }: AttendanceRecord): boolean {
  return kind === 'void' || kind === 'replace';
}
