/**
 * A time zone's clock out of Intl alone, since the core imports no package: from a date and minutes to an instant and back.
 *
 * A zone's offsets are asked for once a UTC day. Where the offset at a day's start differs from the next day's, the moment of
 * the change is found by halving, so that any change is exact to the second, and everything else is a look-up.
 */
import { dateAt, dayMs, minuteMs, utcMidnight } from './dates.ts';

export interface LocalTime {
  date: string;
  /** Whole minutes after midnight on the wall clock. */
  minutes: number;
}

/** The offsets of one UTC day: `before` until `change`, `after` from it on. */
interface DayOffsets {
  before: number;
  change: number;
  after: number;
}

export class TimeZone {
  readonly name: string;
  readonly #format: Intl.DateTimeFormat;
  readonly #days = new Map<number, DayOffsets>();

  /** `name`: IANA. Throws RangeError for one that is not known. */
  constructor(name: string) {
    this.name = name;
    this.#format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  }

  /**
   * The instant, in milliseconds since 1970, at which the wall clock shows `minutes` after midnight of `date`. Minutes may run
   * past the day's end. A time that the clock skips is read with the offset before the skip, so 02:30 becomes 03:30; one that it
   * shows twice is the first of the two.
   */
  instant(date: string, minutes: number): number {
    const wall = utcMidnight(date) + minutes * minuteMs;
    const before = this.#offsetAt(wall - dayMs);
    const after = this.#offsetAt(wall + dayMs);
    const shown = [wall - before, wall - after].filter((instant) => instant + this.#offsetAt(instant) === wall);
    return shown.length > 0 ? Math.min(...shown) : wall - before;
  }

  local(instant: number): LocalTime {
    const wall = instant + this.#offsetAt(instant);
    const date = dateAt(wall);
    return { date, minutes: Math.floor((wall - utcMidnight(date)) / minuteMs) };
  }

  /** What the wall clock shows, to the second and without the zone: `2026-11-29T07:10:05`. */
  shown(instant: number): string {
    return new Date(instant + this.#offsetAt(instant)).toISOString().slice(0, 19);
  }

  #offsetAt(instant: number): number {
    const day = Math.floor(instant / dayMs);
    let offsets = this.#days.get(day);
    if (!offsets) {
      offsets = this.#offsetsOf(day * dayMs);
      if (this.#days.size > 10_000) this.#days.clear();
      this.#days.set(day, offsets);
    }
    return instant < offsets.change ? offsets.before : offsets.after;
  }

  #offsetsOf(start: number): DayOffsets {
    const before = this.#ask(start);
    const after = this.#ask(start + dayMs);
    let [low, high] = [start, start + dayMs];
    while (before !== after && high - low > 1000) {
      const middle = low + Math.floor((high - low) / 2000) * 1000;
      if (this.#ask(middle) === before) low = middle;
      else high = middle;
    }
    return { before, change: high, after };
  }

  /** Milliseconds that the wall clock is ahead of UTC. */
  #ask(instant: number): number {
    const name = this.#format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours, minutes, seconds] = /([+-])(\d+):(\d+)(?::(\d+))?/.exec(name) ?? [];
    const ahead = Number(hours ?? 0) * 3_600_000 + Number(minutes ?? 0) * minuteMs + Number(seconds ?? 0) * 1000;
    return sign === '-' ? -ahead : ahead;
  }
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Where this computer is, as it says itself. */
export function computerTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
