/**
 * Tells who has not come: once for each person and school day, after the last dismissal of their group. Days that passed while
 * the station was off follow when it runs again, up to a week; the very first day is the one on which it is asked first.
 */
import type { OutboxEvent } from '../../../src-shared/contract/delivery.ts';
import { type NamedDay, personDays } from '../attendance/days.ts';
import type { Context } from '../context.ts';
import { addToOutboxOnce, announce } from '../outbox/outbox.ts';
import { addDays } from '../time/dates.ts';

/** The last date that is told in full. */
const preference = 'absences.toldThrough';
const catchUpDays = 7;
/** Milliseconds after a dismissal: a scan of that very minute is on its way. */
const grace = 60_000;

/** Events written at once: where a whole school is absent, a gate must not wait until all of it is told. */
const batch = 250;

/** Who is to be told of, and what is noted when that is done. */
interface Task {
  absent: NamedDay[];
  finish: () => void;
}

export class Absences {
  readonly #context: Context;
  /** Groups that are told already, of the day that has begun. A restart asks again, and nobody is told twice. */
  #told = { date: '', groups: new Set<string>() };
  #task: Task | null = null;

  constructor(context: Context) {
    this.#context = context;
  }

  /** One batch; true where there may be more. */
  announce(): boolean {
    this.#task ??= this.#next();
    if (!this.#task) return false;
    const { absent, finish } = this.#task;
    const some = absent.slice(0, batch);
    const events = this.#context.store.transaction(() => {
      if (absent.length <= batch) finish();
      return some.flatMap((day) => this.#tell(day) ?? []);
    });
    absent.splice(0, batch);
    if (absent.length === 0) this.#task = null;
    for (const event of events) announce(this.#context, event);
    return true;
  }

  #next(): Task | null {
    const now = this.#context.time.now().at;
    const today = this.#context.calendar.dateOf(now);
    // A school day that has ended has no dismissal to come.
    const begin = this.#begin(today);
    return begin < today ? this.#past(begin) : this.#today(today, now.getTime());
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

  #past(date: string): Task {
    const finish = (): void => this.#context.store.preferences.put(preference, date);
    return { absent: this.#absent(date), finish };
  }

  #today(date: string, now: number): Task | null {
    if (this.#told.date !== date) this.#told = { date, groups: new Set() };
    const { groups } = this.#told;
    const over = this.#groups().filter((group) => !groups.has(group) && this.#isOver(date, group, now));
    if (over.length === 0) return null;
    const absent = this.#absent(date).filter(({ group }) => over.includes(group));
    const finish = (): void => {
      for (const group of over) groups.add(group);
    };
    return { absent, finish };
  }

  #absent(date: string): NamedDay[] {
    return personDays(this.#context, { from: date, to: date }).filter(({ status }) => status === 'absent');
  }

  #groups(): string[] {
    const { store, settings } = this.#context;
    return ['', ...store.groups.list(settings.homeTenant).map(({ name }) => name)];
  }

  #isOver(date: string, group: string, now: number): boolean {
    const last = this.#context.calendar.on(date, group).sessions.at(-1);
    return last !== undefined && last.dismissal + grace <= now;
  }

  #tell({ personId, userId, name, group, date: day, status }: NamedDay): OutboxEvent | null {
    const data = { userId, name, group, day, status };
    const event = { topic: 'attendance.absent' as const, personId, data };
    return addToOutboxOnce(this.#context, event, `absent ${day} ${personId}`);
  }
}
