/**
 * The time a station records with, as it must be whatever happens to the computer's clock:
 * - While it runs it goes on by itself: a computer clock that steps back changes nothing, one that is right again neither.
 * - After a power cut it knows only its book and the computer's clock: it begins at the later of the two and goes on from there.
 */
export class OracleTime {
  /** Wrongness of the computer's clock: what it shows minus what is true. */
  offBy = 0;
  #known = Number.NEGATIVE_INFINITY;
  #knownWhen = 0;

  /** `trueTime` rises evenly: while the station runs, it stands for the clock that never goes back, too. */
  now(trueTime: number): number {
    this.#known = Math.max(trueTime + this.offBy, this.#known + (trueTime - this.#knownWhen));
    this.#knownWhen = trueTime;
    return this.#known;
  }

  /** The station runs again; `lastWritten` is the latest instant in its book. */
  restart(trueTime: number, lastWritten: number): void {
    this.#known = lastWritten;
    this.#knownWhen = trueTime;
    this.now(trueTime);
  }
}
