/** Today in one glance, for screens that ask after every arrival: who came last, and how many are in which status. */
import type { StatusCounts } from '../../../src-shared/contract/attendance.ts';
import type { CommandResults } from '../../../src-shared/contract.ts';
import type { Context } from '../context.ts';
import { personDays } from './days.ts';
import { countStatuses } from './sheet.ts';

type TodayResult = CommandResults['live.today'];

const recentShown = 8;
const minute = 60_000;

interface Derived {
  /** What it was derived from: the outbox's last event, and the minute, in which statuses may change by themselves. */
  key: string;
  counts: StatusCounts | null;
  seen: number;
  recent: { id: number; personId: number; at: string }[];
}

export class Today {
  readonly #context: Context;
  #derived: Derived | null = null;

  constructor(context: Context) {
    this.#context = context;
  }

  read(): TodayResult {
    const { store, settings, calendar, time } = this.#context;
    const { at } = time.now();
    const date = calendar.dateOf(at);
    const { seen, recent, counts } = this.#derive(date, at.getTime());
    const enrolled = store.people.countEnrolled(settings.homeTenant);
    return { seen, enrolled, recent: recent.map((one) => this.#named(one)), date, counts };
  }

  #derive(date: string, now: number): Derived {
    const { store } = this.#context;
    const key = `${date} ${Math.floor(now / minute)} ${store.outbox.lastId()}`;
    if (this.#derived?.key === key) return this.#derived;
    const first = store.records.firstOfDay(date);
    const counts = countStatuses(personDays(this.#context, { from: date, to: date }));
    this.#derived = { key, counts, seen: first.length, recent: first.slice(0, recentShown) };
    return this.#derived;
  }

  /** Somebody who has since been removed is still an arrival, with an empty name. */
  #named({ id, personId, at }: Derived['recent'][number]): TodayResult['recent'][number] {
    const person = this.#context.store.people.get(personId);
    const { name = '', group = '', hasPortrait = false } = person ?? {};
    return { recordId: id, at, personId, name, group, hasPortrait };
  }
}
