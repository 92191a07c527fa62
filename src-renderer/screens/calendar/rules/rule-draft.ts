/** A rule as it is being written: times as typed, what is wrong with them said at their field, and the rule they make. */
import type { DayPlan, Session } from '../../../../src-shared/contract/calendar.ts';

export const limits = ['opens', 'onTimeUntil', 'lateUntil', 'earlyLeaveFrom', 'dismissal'] as const;
export type Limit = (typeof limits)[number];

export interface SessionDraft {
  /** Of the form alone. */
  key: number;
  name: string;
  /** Reaches past midnight: what is earlier than its opening is meant the next morning. */
  overnight: boolean;
  times: Record<Limit, string>;
}

export type Trouble = 'format' | 'order' | 'midnight' | 'overlap' | 'before_day' | 'after_day';
/** By `<session>.<limit>`. */
export type Troubles = Record<string, Trouble>;

const midnight = 24 * 60;

/** Minutes after midnight of "06.30", "6:30", "630", "6" or "25.30"; null where it is none. */
export function typedMinutes(text: string): number | null {
  const found = /^\s*(\d{1,2})(?:\s*[.:,]?\s*([0-5]\d))?\s*$/.exec(text);
  if (!found) return null;
  const minutes = Number(found[1]) * 60 + Number(found[2] ?? 0);
  return minutes < 2 * midnight ? minutes : null;
}

export function timeOf(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Every limit in minutes, the next morning's after 24:00. */
export function minutesOf({ times, overnight }: SessionDraft): Record<Limit, number | null> {
  const opens = typedMinutes(times.opens);
  const read = (limit: Limit): number | null => {
    const minutes = typedMinutes(times[limit]);
    if (minutes === null || opens === null || limit === 'opens') return minutes;
    return overnight && minutes < opens && minutes < midnight ? minutes + midnight : minutes;
  };
  return Object.fromEntries(limits.map((limit) => [limit, read(limit)])) as Record<Limit, number | null>;
}

/** As the field shows it: 01.30 where the session reaches past midnight, else as it counts. */
export function typedTime(minutes: number, overnight: boolean, separator: string): string {
  return timeOf(overnight && minutes >= midnight ? minutes - midnight : minutes).replace(':', separator);
}

export function draftOf(session: Session, key: number, separator: string): SessionDraft {
  const overnight = session.dismissal >= '24:00' && session.opens < '24:00';
  const shown = (time: string) => typedTime(typedMinutes(time) ?? 0, overnight, separator);
  const times = Object.fromEntries(limits.map((limit) => [limit, shown(session[limit])])) as Record<Limit, string>;
  return { key, name: session.name, overnight, times };
}

/** [earlier, later, whether both may be the same minute], as the station checks them. */
const orders: readonly (readonly [Limit, Limit, boolean])[] = [
  ['opens', 'onTimeUntil', true],
  ['onTimeUntil', 'lateUntil', true],
  ['lateUntil', 'dismissal', true],
  ['opens', 'earlyLeaveFrom', false],
  ['earlyLeaveFrom', 'dismissal', true],
];

/** `dayStarts`: where the school day begins. */
export function troublesOf(sessions: readonly SessionDraft[], dayStarts: string): Troubles {
  const troubles: Troubles = {};
  const starts = typedMinutes(dayStarts) ?? 0;
  let before: number | null = null;
  sessions.forEach((session, i) => {
    const minutes = minutesOf(session);
    const note = (limit: Limit, trouble: Trouble) => {
      troubles[`${i}.${limit}`] ??= trouble;
    };
    for (const limit of limits) if (minutes[limit] === null) note(limit, 'format');
    for (const [earlier, later, same] of orders) {
      const [from, to] = [minutes[earlier], minutes[later]];
      if (from === null || to === null || to > from || (to === from && same)) continue;
      // Earlier than the very opening: most likely the next morning is meant.
      note(later, !session.overnight && to < (minutes.opens ?? 0) ? 'midnight' : 'order');
    }
    if (before !== null && minutes.opens !== null && minutes.opens < before) note('opens', 'overlap');
    if (minutes.opens !== null && minutes.opens < starts) note('opens', 'before_day');
    if (minutes.dismissal !== null && minutes.dismissal > starts + midnight) note('dismissal', 'after_day');
    before = minutes.dismissal;
  });
  return troubles;
}

/** null while a time cannot be read. */
export function planOf(sessions: readonly SessionDraft[], minimumGapMinutes: number): DayPlan | null {
  const made: Session[] = [];
  for (const session of sessions) {
    const minutes = minutesOf(session);
    if (limits.some((limit) => minutes[limit] === null)) return null;
    const times = Object.fromEntries(limits.map((limit) => [limit, timeOf(minutes[limit] ?? 0)]));
    made.push({ name: session.name.trim(), ...(times as Record<Limit, string>) });
  }
  return { sessions: made, minimumGapMinutes };
}
