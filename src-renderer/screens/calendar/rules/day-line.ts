/** Where a session's limits stand on the line of a day, and where a handle may be pulled to. */
import { type Limit, limits } from './rule-draft.ts';

export type Minutes = Record<Limit, number>;

export interface Span {
  from: number;
  to: number;
}

/** Minutes that a handle moves by. */
export const step = 5;
const hour = 60;
const midnight = 24 * hour;

/** The part of the day to draw: an hour around what is in it, at least from 5 to 17 o'clock. */
export function spanOf(sessions: readonly Partial<Minutes>[]): Span {
  const all = sessions.flatMap((session) => limits.flatMap((limit) => session[limit] ?? []));
  const from = Math.min(5 * hour, ...all.map((minutes) => minutes - hour));
  const to = Math.max(17 * hour, ...all.map((minutes) => minutes + hour));
  return { from: Math.max(0, Math.floor(from / hour) * hour), to: Math.min(2 * midnight, Math.ceil(to / hour) * hour) };
}

/** 0..100, of the line's width. */
export function placeOf(minutes: number, { from, to }: Span): number {
  return (Math.max(0, Math.min(to - from, minutes - from)) / (to - from)) * 100;
}

export function minutesAt(share: number, { from, to }: Span): number {
  return Math.round((from + share * (to - from)) / step) * step;
}

/** Hours to write under the line: about eight of them, on even hours. */
export function hoursOf({ from, to }: Span): number[] {
  const every = to - from > 16 * hour ? 3 * hour : to - from > 10 * hour ? 2 * hour : hour;
  const first = Math.ceil(from / every) * every;
  return Array.from({ length: Math.floor((to - first) / every) + 1 }, (_, i) => first + i * every);
}

/** A handle stays between its neighbours, so that what is pulled is always a day that can be saved. */
export function pulled(minutes: Minutes, limit: Limit, wanted: number): Minutes {
  const { opens, onTimeUntil, lateUntil, earlyLeaveFrom, dismissal } = minutes;
  const bounds: Record<Limit, [number, number]> = {
    opens: [0, Math.min(onTimeUntil, earlyLeaveFrom - step)],
    onTimeUntil: [opens, lateUntil],
    lateUntil: [onTimeUntil, dismissal],
    earlyLeaveFrom: [opens + step, dismissal],
    dismissal: [Math.max(lateUntil, earlyLeaveFrom), 2 * midnight - 1],
  };
  const [least, most] = bounds[limit];
  return { ...minutes, [limit]: Math.max(least, Math.min(most, wanted)) };
}
