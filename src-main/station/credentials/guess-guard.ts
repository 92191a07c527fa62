/** What stands between the gates and somebody who tries numbers: limits per gate and per person, and notes of their locks. */
import { StationError } from '../../../src-shared/errors.ts';
import { Limiter, type Try } from '../access/limiter.ts';
import { note } from '../audit/note.ts';
import type { Context } from '../context.ts';

const minute = 60_000;
/** Wrong tries at one gate within a minute. */
export const mostAtGate = 5;
/** Wrong tries for one person within 15 minutes from one place, and from all other machines together. */
export const mostForPerson = 10;
export const mostFromElsewhere = 30;

/** `palm`: the PIN after a palm. It is a PIN, and counts as one. */
type Way = 'pin' | 'card' | 'palm';

/** Gates that nobody set up share one limit, or a made-up name would be a way around it. */
const otherGates = 'other';

export class Guard {
  readonly #context: Context;
  readonly #gates: Limiter;
  readonly #people: Limiter;
  readonly #elsewhere: Limiter;

  constructor(context: Context) {
    this.#context = context;
    const onLocked = (subject: string, wrong: number): void => noteLock(context, subject, wrong);
    this.#gates = new Limiter(context.clock, {
      most: mostAtGate,
      windowMs: minute,
      waitsMs: [minute, 2 * minute, 4 * minute, 8 * minute],
      onLocked,
    });
    const ofPerson = { windowMs: 15 * minute, waitsMs: [15 * minute] as const, onLocked };
    this.#people = new Limiter(context.clock, { ...ofPerson, most: mostForPerson });
    this.#elsewhere = new Limiter(context.clock, { ...ofPerson, most: mostFromElsewhere });
  }

  /** Runs `attempt` as one try of `way` at a gate, and for `person` where there is one to guess at. null from it is a wrong
   * try, `unheard` no try at all. Throws `too_many_requests`. */
  async run<T>(
    { way, gate, person, from }: { way: Way; gate: string; person: string | null; from: string },
    attempt: () => Promise<T | null | 'unheard'>,
  ): Promise<T> {
    // Whoever guesses from elsewhere locks only themselves out, never the gates and pupils of this computer.
    const place = from === '' ? '' : ` from ${from}`;
    const door = `gate:${this.#known(gate) ? gate : otherGates} ${way === 'card' ? way : 'pin'}`;
    const atGate = this.#gates.begin(`${door}${place}`);
    let forPerson: Try[] = [];
    try {
      if (person !== null) forPerson = this.#guessesAt(person, place);
    } catch (locked) {
      atGate.over(false);
      throw locked;
    }
    let outcome: T | null | 'unheard' = 'unheard';
    try {
      outcome = await attempt();
    } finally {
      const wrong = outcome === null;
      if (wrong) atGate.wrong();
      else atGate.over(false);
      for (const one of forPerson)
        if (wrong) one.wrong();
        else one.over(outcome !== 'unheard');
    }
    if (outcome === null || outcome === 'unheard') throw refused(way);
    return outcome;
  }

  /** Of one place, and of all other machines together. */
  #guessesAt(person: string, place: string): Try[] {
    const here = this.#people.begin(`${person}${place}`);
    if (place === '') return [here];
    try {
      return [here, this.#elsewhere.begin(person)];
    } catch (locked) {
      here.over(false);
      throw locked;
    }
  }

  #known(gate: string): boolean {
    const { settings, store } = this.#context;
    return gate === settings.gate || store.gates.get(gate) !== null;
  }
}

/** The lock holds whether or not the disk takes the note of it. */
function noteLock(context: Context, subject: string, wrong: number): void {
  try {
    note(context, 'gate', 'credential.locked_out', subject, { wrong });
  } catch (error) {
    context.log.error({ err: error, subject }, 'A lock could not be noted in the audit list.');
  }
}

/** The same for everything that can be wrong: it says nothing about who exists. */
function refused(way: Way): StationError {
  if (way === 'palm')
    return new StationError('credential_refused', 'The PIN is not right. Try again, or ask the office.', {
      reason: 'pin',
    });
  return way === 'pin'
    ? new StationError(
        'credential_refused',
        'The number and the PIN do not belong together. Try again, or ask the office.',
      )
    : new StationError('credential_refused', 'This card is not in use. Ask the office for a new one.');
}
