/** The four figures of a day, in numbers: which one the last of them is changes with the hour. */
import type { StatusCounts } from '../../../src-shared/contract/attendance.ts';
import type { TodayOverview } from '../../../src-shared/contract/office.ts';

interface Figures {
  total: number;
  present: number;
  /** Whole per cent of all; null without anybody. */
  presentShare: number | null;
  late: number;
  leave: number;
  /** Not seen yet, or absent once the day is over. */
  missing: number;
  /** The day is over for everybody who did not come. */
  over: boolean;
  /** When the last of those not seen become absent, `HH:MM`; null without school. */
  until: string | null;
}

export function figuresOf({ counts, plan }: Pick<TodayOverview, 'counts' | 'plan'>): Figures {
  const total = totalOf(counts);
  const { present, late, excused, sick, absent, not_seen } = counts;
  return {
    total,
    present,
    presentShare: total === 0 ? null : Math.round((present / total) * 100),
    late,
    leave: excused + sick,
    missing: not_seen + absent,
    over: not_seen === 0 && absent > 0,
    until: plan.sessions.at(-1)?.dismissal ?? null,
  };
}

export function totalOf(counts: StatusCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** School days in a row that somebody has missed, this one too once it is over. */
export function missedInARow({ status, daysBefore }: Pick<TodayOverview['missing'][number], 'status' | 'daysBefore'>) {
  return daysBefore + (status === 'absent' ? 1 : 0);
}

/** From the third day on somebody should call. */
export function shouldCall(person: Pick<TodayOverview['missing'][number], 'daysBefore' | 'leaveRequested'>): boolean {
  return person.daysBefore >= 2 && !person.leaveRequested;
}

/** A phone number in groups that can be read aloud and typed: 0812-3456-7890. What is none stays as it is. */
export function phoneWords(phone: string): string {
  const indonesian = /^\+62(\d{3})(\d{3,4})(\d{3,})$/.exec(phone);
  if (!indonesian) return phone;
  const [, network, middle, rest] = indonesian;
  return `0${network}-${middle}-${rest}`;
}
