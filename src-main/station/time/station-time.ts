/**
 * The station's own time: what records are written with. It never goes back, whatever happens to the computer's clock, because
 * two records whose times contradict the order in which they were written are no evidence of anything.
 *
 * - It starts at the computer's clock, but not before the record written last.
 * - The computer's clock ahead of it is followed at once (sleep, a correction): a large step is audited.
 * - A little behind (a clock being disciplined), it goes on at half speed until both agree.
 * - Far behind (somebody set it back), it goes on by the monotonic clock until the computer's clock has caught up, or staff say
 *   that the computer's clock is right. Only then may a record be earlier than one written before it.
 */
import type { AuditAction } from '../../../src-shared/audit.ts';
import { noteAt } from '../audit/note.ts';
import type { Clock, Store } from '../ports.ts';

/** Milliseconds behind from which the computer's clock is suspect. */
const tolerance = 2_000;
/** Milliseconds a clock may jump ahead without a line in the audit. */
const quietStep = 120_000;
const trustedRecord = 'clock.trustedRecord';

export interface StationInstant {
  at: Date;
  /** The computer's clock is behind what has been recorded already. */
  suspect: boolean;
  behindMs: number;
}

export class StationTime {
  readonly #clock: Clock;
  readonly #store: Store;
  /** The time told last, in milliseconds since 1970, and what the monotonic clock said then. */
  #told: number;
  #ticks: number;

  constructor({ clock, store }: { clock: Clock; store: Store }) {
    this.#clock = clock;
    this.#store = store;
    this.#ticks = clock.monotonic();
    this.#told = Math.max(clock.now().getTime(), this.#written());
  }

  now(): StationInstant {
    const elapsed = Math.max(this.#clock.monotonic() - this.#ticks, 0);
    const wall = this.#clock.now().getTime();
    const ahead = wall - (this.#told + elapsed);
    const before = this.#told;
    this.#ticks += elapsed;
    this.#told = advance(this.#told, elapsed, wall);
    if (ahead > quietStep) this.#note('clock.stepped', 'station', { from: iso(before + elapsed), to: iso(wall) });
    const behindMs = Math.max(Math.round(this.#told - wall), 0);
    return { at: new Date(this.#told), suspect: behindMs > tolerance, behindMs };
  }

  /** From here on the computer's clock is right, although it is behind. */
  trust(actor: string): Date {
    this.#store.transaction(() => {
      const { at } = this.now();
      const wall = this.#clock.now();
      // Records from before this say nothing about the time any more, not even to the next start.
      this.#store.preferences.put(trustedRecord, this.#store.records.lastWritten()?.id ?? 0);
      this.#told = wall.getTime();
      this.#note('clock.trusted', actor, { from: at.toISOString(), to: wall.toISOString() });
    });
    return new Date(this.#told);
  }

  #written(): number {
    const last = this.#store.records.lastWritten();
    const trusted = this.#store.preferences.get(trustedRecord);
    return last && last.id > (typeof trusted === 'number' ? trusted : 0) ? Date.parse(last.writtenAt) : 0;
  }

  #note(action: AuditAction, actor: string, details: Record<string, string>): void {
    noteAt(this.#store, iso(this.#told), { actor, action, subject: 'clock', details });
  }
}

/** The time that follows `told`, `elapsed` milliseconds later, while the computer's clock says `wall`. */
function advance(told: number, elapsed: number, wall: number): number {
  const expected = told + elapsed;
  if (wall >= expected) return wall;
  return expected - wall <= tolerance ? Math.max(wall, told + elapsed / 2) : expected;
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
