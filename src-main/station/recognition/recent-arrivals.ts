/** Who was recorded within the minimum gap, so that nobody is recorded twice for walking past twice. */
import type { Arrival } from '../../../src-shared/contract.ts';
import type { Context } from '../context.ts';

/** Longest time (ms) somebody is taken to have stood before the gate without a break. */
const longestStay = 3_600_000;

/** The arrivals recorded after the event of that number: accepted events but for those within the gap of an earlier one.
 * Nothing where there is no such event: a reader that names none has missed nothing. */
export function arrivalsAfter({ store, settings }: Context, eventId: number): Arrival[] {
  const last = store.events.get(eventId);
  if (!last) return [];
  const from = new Date(Date.parse(last.at) - longestStay).toISOString();
  const gap = settings.minimumGapMinutes * 60_000;
  const recorded = new Map<number, number>();
  return store.events.acceptedSince(settings.homeTenant, from).filter(({ eventId: id, at, personId }) => {
    const time = Date.parse(at);
    if (time - (recorded.get(personId) ?? -gap) <= gap) return false;
    recorded.set(personId, time);
    return id > eventId;
  });
}

export class RecentArrivals {
  readonly #context: Context;
  readonly #times = new Map<number, string>();

  constructor(context: Context) {
    this.#context = context;
    // A restart within the gap must not greet the same pupil as new.
    const recent = context.store.events.accepted(context.settings.homeTenant, this.#oldest(), 1000);
    for (const { personId, at } of recent) this.#times.set(personId, at);
  }

  /** When the person was recorded, if that was within the gap. */
  at(personId: number): string | null {
    const at = this.#times.get(personId);
    if (at === undefined) return null;
    if (at >= this.#oldest()) return at;
    this.#times.delete(personId);
    return null;
  }

  add(personId: number, at: string): void {
    this.#times.set(personId, at);
  }

  #oldest(): string {
    const { clock, settings } = this.#context;
    return new Date(clock.now().getTime() - settings.minimumGapMinutes * 60_000).toISOString();
  }
}
