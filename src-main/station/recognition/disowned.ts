/** "Not me" holds for a while: whoever said it still stands at the gate and still looks like that person, and must not be recorded
 * as them again with the next step to the side. */
import type { GateArrival } from '../../../src-shared/contract/attendance.ts';
import type { Context } from '../context.ts';
import type { Decision } from './modality.ts';

/** Milliseconds from the record that was taken back. Long enough for a PIN; then the one it belongs to may come. */
const holdsFor = 30_000;

export class Disowned {
  readonly #context: Pick<Context, 'clock' | 'store'>;
  /** By person: the latest record of this gate, and when it was written. */
  readonly #written = new Map<number, { recordId: number; at: number }>();

  constructor(context: Pick<Context, 'clock' | 'store'>) {
    this.#context = context;
  }

  recorded(personId: number, { recordId, repeated }: GateArrival): void {
    const now = this.#context.clock.monotonic();
    for (const [person, { at }] of this.#written) if (now - at > holdsFor) this.#written.delete(person);
    if (!repeated) this.#written.set(personId, { recordId, at: now });
  }

  has(personId: number): boolean {
    const written = this.#written.get(personId);
    if (!written || this.#context.clock.monotonic() - written.at > holdsFor) return false;
    const correction = this.#context.store.records.correctionOf(written.recordId);
    return correction?.kind === 'void' && correction.author === 'gate';
  }

  /** Somebody just said that they are not this person: it is not decided who they are. `before`: the decision on the same track that
   * stands; one that names the same person is the greeting itself. */
  undecided<D extends Decision>(decision: D, before: Decision | null): D {
    const { personId } = decision;
    if (personId === null || before?.personId === personId || !this.has(personId)) return decision;
    return { ...decision, outcome: 'ambiguous', personId: null };
  }
}
