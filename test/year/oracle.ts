/**
 * The other book: hears the same facts as the station and keeps them in plain lists. It never reads the station's database.
 */
import type { Direction, LeaveKind } from '../../src-shared/contract/attendance.ts';
import { datesBetween } from './dates.ts';
import type { Answer, Fact } from './facts.ts';
import { OracleCalendar } from './oracle-calendar.ts';
import { OracleTime } from './oracle-clock.ts';
import { type OracleDay, oracleDay } from './oracle-day.ts';

interface OracleRecord {
  kind: 'scan' | 'manual' | 'replace' | 'void';
  pupil: number;
  at: number;
  day: string;
  writtenAt: number;
  direction: Direction;
  /** Neither a void nor corrected. */
  live: boolean;
}

interface OracleLeave {
  key: number;
  pupil: number;
  leave: LeaveKind;
  from: string;
  to: string;
  state: string;
}

export interface ExpectedDay {
  pupil: number;
  group: string;
  leave: LeaveKind | null;
  day: OracleDay;
  /** What it follows from, for somebody to read. */
  inputs(): unknown;
}

export class Oracle {
  readonly calendar = new OracleCalendar();
  readonly time = new OracleTime();
  readonly #gates = new Map<string, Direction>();
  readonly #belongings = new Map<number, { group: string; from: string; to: string | null }[]>();
  readonly #leave = new Map<number, OracleLeave[]>();
  readonly #records = new Map<number, OracleRecord[]>();
  /** What each numbered fact made or was answered with. */
  readonly #made = new Map<number, OracleRecord>();
  #lastWritten = Number.NEGATIVE_INFINITY;
  /** The school day of the last minute asked for: a whole minute belongs to one day. */
  #minute = { minute: Number.NaN, date: '' };

  hear(fact: Fact): Answer {
    if (fact.kind === 'computer clock') this.time.offBy = fact.offBy;
    if (fact.kind === 'power cut') this.time.restart(fact.at + fact.lasts, this.#lastWritten);
    const now = this.time.now(fact.kind === 'power cut' ? fact.at + fact.lasts : fact.at);
    switch (fact.kind) {
      case 'scan':
        return this.#scan(fact, now);
      case 'manual':
        if (fact.when > now || !this.#belongsAt(fact.pupil, fact.when)) return { refused: true };
        return this.#write(fact.key, { ...fact, kind: 'manual', at: fact.when }, now);
      case 'leave':
      case 'decide':
        return this.#leaves(fact);
      case 'void':
      case 'replace':
        return this.#correct(fact, now);
      default:
        this.#arrange(fact, now);
        return null;
    }
  }

  groupOn(pupil: number, date: string): string | null {
    const all = this.#belongings.get(pupil) ?? [];
    return all.find(({ from, to }) => from <= date && (to === null || date < to))?.group ?? null;
  }

  pupils(): number[] {
    return [...this.#belongings.keys()];
  }

  leaveOn(pupil: number, date: string): LeaveKind | null {
    const covering = (this.#leave.get(pupil) ?? []).filter(({ from, to }) => from <= date && date <= to);
    return covering.findLast(({ state }) => state === 'approved')?.leave ?? null;
  }

  /** Live records booked to a day, in order of time, then of writing. */
  marks(pupil: number, date: string): OracleRecord[] {
    const all = this.#records.get(pupil) ?? [];
    return all.filter(({ day, live }) => live && day === date).sort((a, b) => a.at - b.at);
  }

  /** Everybody's day of one date, group by group. */
  *days(date: string, now: number): Generator<ExpectedDay> {
    const ends = Math.floor(this.calendar.begins(dayAfter(date)) / 60_000);
    const groups = Map.groupBy(this.pupils(), (pupil) => this.groupOn(pupil, date));
    for (const [group, pupils] of groups) {
      if (group === null) continue;
      const plan = this.calendar.planOn(date, group);
      const sessions = (plan?.sessions ?? []).map((session) => this.calendar.limits(date, session));
      for (const pupil of pupils) {
        const marks = this.marks(pupil, date);
        const leave = this.leaveOn(pupil, date);
        const day = oracleDay(sessions, ends, marks, leave, now);
        yield { pupil, group, leave, day, inputs: () => ({ plan, marks: marks.map(readable), leave }) };
      }
    }
  }

  #dateOf(at: number): string {
    const minute = Math.floor(at / 60_000);
    if (this.#minute.minute !== minute) this.#minute = { minute, date: this.calendar.dateOf(at) };
    return this.#minute.date;
  }

  #scan({ key, pupil, gate }: Extract<Fact, { kind: 'scan' }>, now: number): Answer {
    const day = this.#dateOf(now);
    const plan = this.calendar.planOn(day, this.groupOn(pupil, day) ?? '');
    const gap = (plan?.minimumGapMinutes ?? 5) * 60_000;
    const last = (this.#records.get(pupil) ?? []).findLast(({ kind, live }) => kind === 'scan' && live);
    if (last && now - last.at <= gap) {
      this.#made.set(key, last);
      return { at: last.at, repeated: true };
    }
    return this.#write(key, { kind: 'scan', pupil, at: now, direction: this.#gates.get(gate) ?? 'auto' }, now);
  }

  #correct(fact: Extract<Fact, { kind: 'void' | 'replace' }>, now: number): Answer {
    const target = this.#made.get(fact.target);
    if (!target?.live) return { refused: true };
    if (fact.kind === 'replace' && (fact.when > now || !this.#belongsAt(target.pupil, fact.when)))
      return { refused: true };
    if (fact.kind === 'void' && fact.atGate && now - target.writtenAt > 10_000) return { refused: true };
    target.live = false;
    if (fact.kind === 'void') return this.#write(fact.key, { ...target, kind: 'void' }, now);
    const { pupil } = target;
    return this.#write(fact.key, { kind: 'replace', pupil, at: fact.when, direction: fact.direction }, now);
  }

  #write(key: number, record: Pick<OracleRecord, 'kind' | 'pupil' | 'at' | 'direction'>, now: number): Answer {
    const { kind, pupil, at, direction } = record;
    const day = this.#dateOf(at);
    const made: OracleRecord = { kind, pupil, at, direction, day, writtenAt: now, live: kind !== 'void' };
    const records = this.#records.get(pupil) ?? [];
    this.#records.set(pupil, records);
    records.push(made);
    this.#made.set(key, made);
    this.#lastWritten = Math.max(this.#lastWritten, now);
    return { at, repeated: false };
  }

  /** Leave that falls on no day of belonging would be on nobody's sheet: it is neither taken nor approved. */
  #leaves(fact: Extract<Fact, { kind: 'leave' | 'decide' }>): Answer {
    if (fact.kind === 'leave') {
      if (!this.#belongsWithin(fact)) return { refused: true };
      const state = fact.approve ? 'approved' : 'requested';
      this.#leave.set(fact.pupil, [...(this.#leave.get(fact.pupil) ?? []), { ...fact, state }]);
      return null;
    }
    const leave = [...this.#leave.values()].flat().find(({ key }) => key === fact.key);
    if (!leave || (fact.decision === 'approved' && !this.#belongsWithin(leave))) return { refused: true };
    leave.state = fact.decision;
    return null;
  }

  #belongsAt(pupil: number, at: number): boolean {
    return this.groupOn(pupil, this.#dateOf(at)) !== null;
  }

  #belongsWithin({ pupil, from, to }: { pupil: number; from: string; to: string }): boolean {
    return datesBetween(from, to).some((date) => this.groupOn(pupil, date) !== null);
  }

  #arrange(fact: Fact, now: number): void {
    switch (fact.kind) {
      case 'gate':
        this.#gates.set(fact.name, fact.direction);
        break;
      case 'clock':
        this.calendar.clocks.push(fact);
        this.#minute = { minute: Number.NaN, date: '' };
        break;
      case 'rule':
        this.calendar.rules.push(fact.rule);
        break;
      case 'day':
        this.calendar.days.push({ ...fact.day, key: fact.key });
        break;
      case 'remove day':
        this.calendar.days = this.calendar.days.filter(({ key }) => key !== fact.key);
        break;
      case 'pupil':
        this.#belongings.set(fact.pupil, [{ group: fact.group, from: this.#dateOf(now), to: null }]);
        break;
      case 'move':
        for (const pupil of fact.pupils) this.#belong(pupil, fact.from, fact.group);
        break;
      case 'leaver':
        this.#belong(fact.pupil, fact.on, null);
        break;
    }
  }

  /** From a date on, in another group or in none. */
  #belong(pupil: number, from: string, group: string | null): void {
    const before = (this.#belongings.get(pupil) ?? []).filter((item) => item.from < from);
    const ended = before.map((item) => (item.to === null ? { ...item, to: from } : item));
    this.#belongings.set(pupil, group === null ? ended : [...ended, { group, from, to: null }]);
  }
}

function dayAfter(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}

function readable({ at, direction, kind }: OracleRecord): string {
  return `${new Date(at).toISOString()} ${direction} ${kind}`;
}
