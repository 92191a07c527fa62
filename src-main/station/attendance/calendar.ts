/** What the school expects of a group on a date, out of its clock, its rules and its special days. */
import type { SpecialDay } from '../../../src-shared/contract/calendar.ts';
import { unfinished } from '../../../src-shared/unfinished.ts';
import type { AttendanceStore } from '../ports/attendance.ts';

/** A session's limits as instants: milliseconds since 1970, at the start of the minute they name. */
export interface SessionTimes {
  name: string;
  opens: number;
  onTimeUntil: number;
  lateUntil: number;
  earlyLeaveFrom: number;
  dismissal: number;
}

/** One date as one group has it. */
export interface SchoolDay {
  date: string;
  group: string;
  /** Empty: no school. */
  sessions: readonly SessionTimes[];
  /** The first instant of the school day and of the next one. */
  begins: number;
  ends: number;
  minimumGapMinutes: number;
  special: SpecialDay | null;
  ruleId: number | null;
}

/** Reads the calendar once and keeps it, with every day asked for, until `reload`. */
export class SchoolCalendar {
  readonly #store: AttendanceStore['calendar'];

  constructor(store: AttendanceStore['calendar']) {
    this.#store = store;
  }

  /** After every change of the calendar. */
  reload(): void {
    void this.#store;
  }

  /** The school day, `YYYY-MM-DD`, that an instant belongs to. */
  dateOf(_instant: Date): string {
    return unfinished<{ dateOf(): string }>().dateOf();
  }

  on(_date: string, _group: string): SchoolDay {
    return unfinished<{ on(): SchoolDay }>().on();
  }

  /** IANA name. */
  timeZoneOn(_date: string): string {
    return unfinished<{ timeZoneOn(): string }>().timeZoneOn();
  }
}
