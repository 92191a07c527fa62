/** What the school expects of a group on a date, out of its clock, its rules and its special days. */
import type { Session, SpecialDay } from '../../../src-shared/contract/calendar.ts';
import type { AttendanceStore } from '../ports/attendance.ts';
import { addDays, dayAfter, minutesOf } from './dates.ts';
import { computerTimeZone, TimeZone } from './local-time.ts';
import { clockOn, PlanBook, type Resolution } from './plan-resolution.ts';

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

/** What a calendar is made of; the store's, or a hypothetical one. */
export type CalendarSource = Pick<AttendanceStore['calendar'], 'clocks' | 'rules' | 'days'>;

/** Where no plan says another. */
export const usualGapMinutes = 5;

interface Loaded {
  clocks: ReturnType<CalendarSource['clocks']>;
  plans: PlanBook;
  begins: Map<string, number>;
  days: Map<string, SchoolDay>;
  /** The day that was asked for last: almost always the next one asked for too. */
  last: { date: string; begins: number; ends: number } | null;
}

/** More days than a year of a large school has; the cache starts anew when it holds them. */
const mostDays = 50_000;

/** Reads the calendar once and keeps it, with every day asked for, until `reload`. */
export class SchoolCalendar {
  readonly #source: CalendarSource;
  readonly #zones = new Map<string, TimeZone>();
  readonly #ownZone = computerTimeZone();
  #loaded: Loaded | null = null;

  constructor(source: CalendarSource) {
    this.#source = source;
  }

  /** After every change of the calendar. */
  reload(): void {
    this.#loaded = null;
  }

  /** The school day, `YYYY-MM-DD`, that an instant belongs to. */
  dateOf(instant: Date): string {
    const at = instant.getTime();
    const loaded = this.#load();
    const { last } = loaded;
    if (last && last.begins <= at && at < last.ends) return last.date;
    let date = this.#zone(this.#ownZone).local(at).date;
    while (at < this.#begins(date)) date = addDays(date, -1);
    while (at >= this.#begins(dayAfter(date))) date = dayAfter(date);
    loaded.last = { date, begins: this.#begins(date), ends: this.#begins(dayAfter(date)) };
    return date;
  }

  on(date: string, group: string): SchoolDay {
    const { days } = this.#load();
    const key = `${date}\n${group}`;
    let day = days.get(key);
    if (!day) {
      if (days.size >= mostDays) days.clear();
      day = this.#made(date, group);
      days.set(key, day);
    }
    return day;
  }

  /** The plan behind `on`, and which rule or special day it comes from. */
  planOn(date: string, group: string): Resolution {
    return this.#load().plans.on(date, group);
  }

  /** The number of the rule that a group (or the school: null) has for a date, whatever else wins over it. */
  ruleOn(date: string, group: string | null): number | null {
    return this.#load().plans.ruleOn(date, group)?.id ?? null;
  }

  /** IANA name. Where no clock was set, the computer's own. */
  timeZoneOn(date: string): string {
    return clockOn(this.#load().clocks, date)?.timeZone ?? this.#ownZone;
  }

  /** Where the school day of a date begins, `HH:MM`. */
  dayStartsOn(date: string): string {
    return clockOn(this.#load().clocks, date)?.dayStarts ?? '00:00';
  }

  #made(date: string, group: string): SchoolDay {
    const { plan, special, ruleId } = this.planOn(date, group);
    const [begins, ends] = [this.#begins(date), this.#begins(dayAfter(date))];
    const zone = this.#zone(this.timeZoneOn(date));
    // A date that a move across the date line leaves out has no moment to come to school in.
    const sessions = begins < ends ? (plan?.sessions ?? []) : [];
    return {
      date,
      group,
      sessions: sessions.map((session) => timesOf(session, zone, date)),
      begins,
      ends,
      minimumGapMinutes: plan?.minimumGapMinutes ?? usualGapMinutes,
      special,
      ruleId,
    };
  }

  #begins(date: string): number {
    const { begins } = this.#load();
    let first = begins.get(date);
    if (first === undefined) {
      // Never before the day before: a new clock far to the east would otherwise begin a day ahead of it.
      first = Math.max(this.#startOf(date), this.#startOf(addDays(date, -1)));
      if (begins.size >= mostDays) begins.clear();
      begins.set(date, first);
    }
    return first;
  }

  #startOf(date: string): number {
    return this.#zone(this.timeZoneOn(date)).instant(date, minutesOf(this.dayStartsOn(date)));
  }

  #zone(name: string): TimeZone {
    const zone = this.#zones.get(name) ?? new TimeZone(name);
    this.#zones.set(name, zone);
    return zone;
  }

  #load(): Loaded {
    this.#loaded ??= {
      clocks: this.#source.clocks(),
      plans: new PlanBook(this.#source.rules(), this.#source.days()),
      begins: new Map(),
      days: new Map(),
      last: null,
    };
    return this.#loaded;
  }
}

function timesOf(session: Session, zone: TimeZone, date: string): SessionTimes {
  const at = (time: string): number => zone.instant(date, minutesOf(time));
  return {
    name: session.name,
    opens: at(session.opens),
    onTimeUntil: at(session.onTimeUntil),
    lateUntil: at(session.lateUntil),
    earlyLeaveFrom: at(session.earlyLeaveFrom),
    dismissal: at(session.dismissal),
  };
}
