/** Who was recorded within the minimum gap, so that nobody is recorded twice for walking past twice. */
import type { Context } from '../context.ts';

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
