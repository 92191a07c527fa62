/** What attendance needs kept: the calendar, who belonged where, the records. All methods are synchronous. */
import type { AttendanceRecord, Gate } from '../../../src-shared/contract/attendance.ts';
import type { Rule, SchoolClock, SpecialDay } from '../../../src-shared/contract/calendar.ts';
import type { Membership } from '../../../src-shared/contract/roster.ts';

/** A person's membership with what lists show of the person. */
export interface Member extends Membership {
  personId: number;
  userId: number;
  name: string;
  hasPortrait: boolean;
}

export interface RecordRange {
  /** School days, both included. */
  from: string;
  to: string;
  personId?: number | undefined;
}

export interface AttendanceStore {
  calendar: {
    /** In order of writing. */
    clocks(): SchoolClock[];
    addClock(clock: Omit<SchoolClock, 'id'>): SchoolClock;
    rules(): Rule[];
    addRule(rule: Omit<Rule, 'id'>): Rule;
    removeRule(ruleId: number): void;
    days(): SpecialDay[];
    addDay(day: Omit<SpecialDay, 'id'>): SpecialDay;
    removeDay(dayId: number): void;
  };
  gates: {
    list(): Gate[];
    /** Replaces the one of that name. */
    save(gate: Gate): void;
    remove(name: string): void;
  };
  memberships: {
    /** Oldest first. */
    ofPerson(personId: number): Membership[];
    add(personId: number, membership: Membership): void;
    /** Ends the open one before `to` (the first date that no longer counts); one that would be empty goes. */
    end(personId: number, to: string): void;
    /** Everybody of a tenant who belonged somewhere between two dates (both included), by name; of one group or person only
     * where named. */
    between(query: {
      tenantId: number;
      from: string;
      to: string;
      group?: string | undefined;
      personId?: number | undefined;
    }): Member[];
  };
  records: {
    insert(record: Omit<AttendanceRecord, 'id'>): AttendanceRecord;
    get(recordId: number): AttendanceRecord | null;
    /** The record that voids or replaces it. */
    correctionOf(recordId: number): AttendanceRecord | null;
    /** The person's latest live scan at or after an instant (ISO, UTC), by `at`. */
    latestOf(personId: number, since: string): AttendanceRecord | null;
    /** Live records (neither voids nor corrected ones), by person, then `at`, then id. */
    live(range: RecordRange): AttendanceRecord[];
    /** Facts in order of writing, after the record `cursor`. */
    list(query: RecordRange & { personIds?: readonly number[] | undefined; limit: number; cursor: number }): {
      records: AttendanceRecord[];
      next: number | null;
    };
    /** The latest instant anything was written at; null in an empty book. */
    lastWrittenAt(): string | null;
    countOf(personIds: readonly number[]): number;
    /** For a purge only. */
    eraseOf(personId: number): void;
  };
}
