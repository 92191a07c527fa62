/**
 * Tells who has not come: once for each person and school day, after the last dismissal of their group. Days that passed while
 * the station was off follow when it runs again, up to a week; the very first day is the one on which it is asked first.
 */
import { addDays, datesBetween } from '../attendance/dates.ts';
import { type NamedDay, personDays } from '../attendance/days.ts';
import type { Context } from '../context.ts';
import { addToOutboxOnce, announce } from './add-to-outbox.ts';

/** The last date that is told in full. */
const preference = 'absences.toldThrough';
const catchUpDays = 7;
/** Milliseconds after a dismissal: a scan of that very minute is on its way. */
const grace = 60_000;

export class Absences {
  readonly #context: Context;
  /** Groups that are told already, of the day that has begun. A restart asks again, and nobody is told twice. */
  #told = { date: '', groups: new Set<string>() };

  constructor(context: Context) {
    this.#context = context;
  }

  announce(): void {
    const now = this.#context.time.now().at;
    const today = this.#context.calendar.dateOf(now);
    // A school day that has ended has no dismissal to come.
    for (const date of datesBetween(this.#begin(today), addDays(today, -1))) this.#finish(date);
    this.#today(today, now.getTime());
  }

  /** The first date that is not told in full. */
  #begin(today: string): string {
    const { preferences } = this.#context.store;
    const through = preferences.get(preference);
    if (typeof through !== 'string') {
      preferences.put(preference, addDays(today, -1));
      return today;
    }
    const [next, earliest] = [addDays(through, 1), addDays(today, -catchUpDays)];
    return next > earliest ? next : earliest;
  }

  #finish(date: string): void {
    const events = this.#context.store.transaction(() => {
      this.#context.store.preferences.put(preference, date);
      return this.#tell(personDays(this.#context, { from: date, to: date }));
    });
    for (const event of events) announce(this.#context, event);
  }

  #today(date: string, now: number): void {
    if (this.#told.date !== date) this.#told = { date, groups: new Set() };
    const { groups } = this.#told;
    const over = this.#groups().filter((group) => !groups.has(group) && this.#isOver(date, group, now));
    if (over.length === 0) return;
    const days = personDays(this.#context, { from: date, to: date });
    const ofThem = days.filter(({ group }) => over.includes(group));
    const events = this.#context.store.transaction(() => this.#tell(ofThem));
    for (const group of over) groups.add(group);
    for (const event of events) announce(this.#context, event);
  }

  #groups(): string[] {
    const { store, settings } = this.#context;
    return ['', ...store.groups.list(settings.homeTenant).map(({ name }) => name)];
  }

  #isOver(date: string, group: string, now: number): boolean {
    const last = this.#context.calendar.on(date, group).sessions.at(-1);
    return last !== undefined && last.dismissal + grace <= now;
  }

  #tell(days: readonly NamedDay[]) {
    const absent = days.filter(({ status }) => status === 'absent');
    return absent.flatMap(({ personId, userId, name, group, date: day, status }) => {
      const data = { userId, name, group, day, status };
      const event = { topic: 'attendance.absent' as const, personId, data };
      return addToOutboxOnce(this.#context, event, `absent ${day} ${personId}`) ?? [];
    });
  }
}
