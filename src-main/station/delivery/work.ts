/** Everything that delivery does by itself, for a host that drives it: what is due now, and the chores of minutes and days. */
import type { Context } from '../context.ts';
import { Absences } from './absences.ts';
import { Dispatcher } from './dispatcher.ts';
import { Housekeeping } from './housekeeping.ts';

export class DeliveryWork {
  readonly dispatcher: Dispatcher;
  readonly #absences: Absences;
  readonly #housekeeping: Housekeeping;

  constructor(context: Context, random?: () => number) {
    this.dispatcher = new Dispatcher(context, random);
    this.#absences = new Absences(context);
    this.#housekeeping = new Housekeeping(context);
  }

  /** A piece of what is to be done by the minute and by the day, and whether there may be more of it. What is done already is
   * not done again. */
  chores(): boolean {
    return this.#absences.announce() || this.#housekeeping.run();
  }
}
