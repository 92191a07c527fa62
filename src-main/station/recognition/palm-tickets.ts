/** Between a palm that was accepted and the PIN that the school wants after it. A ticket cannot be guessed, is one person's at one
 * gate, is good once and not for long; a new one of the same person takes the place of the one before. */
import type { Scan } from '../attendance/record-arrival.ts';
import type { Context } from '../context.ts';

/** Milliseconds: time to take the hand away and type six digits. */
const goodFor = 30_000;

interface Ticket {
  text: string;
  scan: Scan;
  until: number;
}

export class PalmTickets {
  readonly #context: Pick<Context, 'clock' | 'keyHasher'>;
  readonly #byPerson = new Map<number, Ticket>();

  constructor(context: Pick<Context, 'clock' | 'keyHasher'>) {
    this.#context = context;
  }

  /** `scan`: what the PIN will record. */
  issue(scan: Scan): string {
    this.#forget();
    const { keyHasher, clock } = this.#context;
    const text = keyHasher.newSecret();
    this.#byPerson.set(scan.personId, { text, scan, until: clock.monotonic() + goodFor });
    return text;
  }

  /** That this text is a ticket of this person, still good. */
  holds(text: string | null, personId: number): boolean {
    this.#forget();
    return text !== null && this.#byPerson.get(personId)?.text === text;
  }

  /** What the ticket is for; null where it is used, too old or none. */
  scanOf(text: string): Scan | null {
    this.#forget();
    for (const ticket of this.#byPerson.values())
      if (this.#context.keyHasher.same(ticket.text, text)) return ticket.scan;
    return null;
  }

  /** Takes it out: the same ticket is used once, however many ask at the same time. False where it is gone already. */
  use(text: string): boolean {
    const scan = this.scanOf(text);
    return scan !== null && this.#byPerson.delete(scan.personId);
  }

  #forget(): void {
    const now = this.#context.clock.monotonic();
    for (const [personId, { until }] of this.#byPerson) if (until <= now) this.#byPerson.delete(personId);
  }
}
