/** What attendance needs kept: the calendar, who belonged where, the records, and leave. All methods are synchronous. */
import type { AttendanceRecord, Gate, LeaveKind } from '../../../src-shared/contract/attendance.ts';
import type { Rule, SchoolClock, SpecialDay } from '../../../src-shared/contract/calendar.ts';
import type { LeaveRequest, LeaveState } from '../../../src-shared/contract/leave.ts';
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

export interface RecordQuery extends RecordRange {
  /** Of people who belonged to it on the record's day. */
  group?: string | undefined;
  limit: number;
  cursor: number;
}

/** As it is written: the store numbers and names it. */
export type NewRecord = Omit<AttendanceRecord, 'id' | 'uuid'>;

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
    get(name: string): Gate | null;
    /** Replaces the one of that name, whose UUID stays. */
    save(gate: Omit<Gate, 'uuid'>): Gate;
    remove(name: string): void;
  };
  memberships: {
    /** Oldest first. */
    ofPerson(personId: number): Membership[];
    add(personId: number, membership: Membership): void;
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
    /** Throws `conflict` where the target was corrected already. */
    insert(record: NewRecord): AttendanceRecord;
    get(recordId: number): AttendanceRecord | null;
    /** The record that voids or replaces it. */
    correctionOf(recordId: number): AttendanceRecord | null;
    /** The person's latest live scan between two instants (ISO, UTC; both included), by `at`. */
    latestOf(personId: number, from: string, until: string): AttendanceRecord | null;
    /** Live records (neither voids nor corrected ones), by person, then `at`, then id. */
    live(range: RecordRange): AttendanceRecord[];
    /** What statuses are derived from, of the same records in the same order; much quicker for months. */
    marks(range: RecordRange): Pick<AttendanceRecord, 'personId' | 'day' | 'at' | 'direction'>[];
    /** Each person's first live record of a day, the latest first. */
    firstOfDay(day: string): Pick<AttendanceRecord, 'id' | 'personId' | 'at'>[];
    /** Live records that came of a recognition event after that one, in the order of the events. */
    ofEventsAfter(eventId: number, limit: number): AttendanceRecord[];
    /** Facts in order of writing, after the record `cursor`. */
    list(query: RecordQuery): { records: AttendanceRecord[]; next: number | null };
    /** The record written last; null in an empty book. */
    lastWritten(): Pick<AttendanceRecord, 'id' | 'writtenAt'> | null;
    countOf(personIds: readonly number[]): number;
    /** For a purge only. */
    eraseOf(personId: number): void;
  };
}

/** What leave needs kept. Attachments are sealed at rest. All methods are synchronous. */
export interface LeaveStore {
  leave: {
    insert(request: {
      personId: number;
      kind: LeaveKind;
      from: string;
      to: string;
      note: string;
      createdAt: string;
      createdBy: string;
      attachment: { name: string; mediaType: string; bytes: Uint8Array } | null;
    }): number;
    decide(leaveId: number, decision: { decision: LeaveState; at: string; author: string; note: string }): void;
    get(leaveId: number): LeaveRequest | null;
    /** Newest first; `cursor` is the id of the last one seen. */
    list(query: {
      tenantId: number;
      state?: LeaveState | undefined;
      personId?: number | undefined;
      group?: string | undefined;
      from?: string | undefined;
      to?: string | undefined;
      limit: number;
      cursor: number;
    }): { requests: LeaveRequest[]; next: number | null };
    attachment(leaveId: number): { name: string; mediaType: string; bytes: Uint8Array } | null;
    /** Approved leave that touches the range, by id: where two cover one date, the later id counts. */
    approved(range: { from: string; to: string; personId?: number | undefined }): {
      id: number;
      personId: number;
      kind: LeaveKind;
      from: string;
      to: string;
    }[];
    countOf(personIds: readonly number[]): number;
    eraseOf(personId: number): void;
  };
}
