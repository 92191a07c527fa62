/** The last hour, a point a minute, as the diagnostics screen draws it. Prometheus has the same figures for longer, where a school
 * runs one; most do not. */
import type { Diagnostics } from '../../../src-shared/contract/office.ts';
import type { GateOutcome } from '../../../src-shared/domain.ts';
import { round } from '../../../src-shared/numbers.ts';
import type { StageTimings } from '../../station/ports.ts';

export type Minute = Diagnostics['minutes'][number];

const minuteMs = 60_000;
const kept = 60;

interface Open {
  /** Minutes since 1970. */
  minute: number;
  frames: number;
  /** Milliseconds of all pictures together, by stage. */
  sums: Map<string, number>;
  decisions: Partial<Record<GateOutcome, number>>;
  /** The most seen within the minute. */
  memoryMb: number;
}

export interface MinuteHistoryOptions {
  /** Milliseconds since 1970. */
  now: () => number;
  /** Megabytes. */
  memory: () => number;
}

export class MinuteHistory {
  readonly #options: MinuteHistoryOptions;
  #closed: Minute[] = [];
  #open: Open;

  constructor(options: MinuteHistoryOptions) {
    this.#options = options;
    this.#open = this.#fresh(Math.floor(options.now() / minuteMs));
  }

  picture(timings: StageTimings): void {
    const open = this.#current();
    open.frames++;
    for (const [stage, ms] of Object.entries(timings)) open.sums.set(stage, (open.sums.get(stage) ?? 0) + ms);
  }

  decision(outcome: GateOutcome): void {
    const { decisions } = this.#current();
    decisions[outcome] = (decisions[outcome] ?? 0) + 1;
  }

  /** Looks at the memory; to be called a few times a minute. */
  sample(): void {
    const open = this.#current();
    open.memoryMb = Math.max(open.memoryMb, this.#options.memory());
  }

  /** Oldest first; the last one is the minute that runs. */
  minutes(): Minute[] {
    this.sample();
    return [...this.#closed, pointOf(this.#open)].slice(-kept);
  }

  #current(): Open {
    const now = Math.floor(this.#options.now() / minuteMs);
    // A clock that was set back adds to the minute that is open until it has caught up.
    if (now > this.#open.minute) this.#roll(now);
    return this.#open;
  }

  /** Minutes in which nothing happened are points too: a gap in the line would look like a broken chart. */
  #roll(now: number): void {
    this.#closed.push(pointOf(this.#open));
    for (let minute = Math.max(this.#open.minute + 1, now - kept); minute < now; minute++)
      this.#closed.push(pointOf({ ...this.#fresh(minute), memoryMb: this.#open.memoryMb }));
    this.#closed = this.#closed.slice(-kept);
    this.#open = this.#fresh(now);
  }

  #fresh(minute: number): Open {
    return { minute, frames: 0, sums: new Map(), decisions: {}, memoryMb: this.#options.memory() };
  }
}

function pointOf({ minute, frames, sums, decisions, memoryMb }: Open): Minute {
  return {
    at: new Date(minute * minuteMs).toISOString(),
    frames,
    stages: Object.fromEntries([...sums].map(([stage, ms]) => [stage, round(ms / frames, 2)])),
    decisions: { ...decisions },
    memoryMb: Math.round(memoryMb),
  };
}
