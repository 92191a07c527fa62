/** Jobs on their way to the worker: bounded, camera frames first, each with a time-out. */
import { StationError } from '../../src-shared/errors.ts';
import type { WorkerJob } from './worker/protocol.ts';

/** Waiting photos beyond this are refused: at some 25 a second that is over a second of waiting already. */
export const maxWaiting = 32;
/** One is inferred while the next is decoded. */
const maxInFlight = 2;
/** Milliseconds; a 40-megapixel photo searched for small faces takes about five seconds. */
const timeouts: Record<WorkerJob['kind'], number> = {
  photo: 30_000,
  frame: 5_000,
  'palm-photo': 30_000,
  'palm-frame': 5_000,
};

interface Pending {
  id: number;
  job: WorkerJob;
  resolve(result: unknown): void;
  reject(error: StationError): void;
  timer: NodeJS.Timeout | null;
}

export class JobQueue {
  readonly #send: (id: number, job: WorkerJob) => void;
  readonly #onTimeout: () => void;
  readonly #waiting: Pending[] = [];
  readonly #inFlight = new Map<number, Pending>();
  #nextId = 1;
  #open = false;

  /** `onTimeout` is called when the worker did not answer in time: it must be replaced. */
  constructor(send: (id: number, job: WorkerJob) => void, onTimeout: () => void) {
    this.#send = send;
    this.#onTimeout = onTimeout;
  }

  get depth(): number {
    return this.#waiting.length + this.#inFlight.size;
  }

  /** Throws `busy` when too many wait already. */
  push(job: WorkerJob): Promise<unknown> {
    if (this.#waiting.length >= maxWaiting)
      return Promise.reject(new StationError('busy', 'The station is busy. Try again in a moment.', { retryAfter: 1 }));
    return new Promise((resolve, reject) => {
      const pending = { id: this.#nextId++, job, resolve, reject, timer: null };
      const place = isFrame(job) ? this.#waiting.findIndex((other) => !isFrame(other.job)) : -1;
      if (place < 0) this.#waiting.push(pending);
      else this.#waiting.splice(place, 0, pending);
      this.#pump();
    });
  }

  /** The worker is ready: waiting jobs go out. */
  open(): void {
    this.#open = true;
    this.#pump();
  }

  settle(id: number, outcome: { result: unknown } | { error: StationError }): void {
    const pending = this.#inFlight.get(id);
    if (!pending) return; // Answered after its time-out.
    this.#inFlight.delete(id);
    if (pending.timer) clearTimeout(pending.timer);
    if ('error' in outcome) pending.reject(outcome.error);
    else pending.resolve(outcome.result);
    this.#pump();
  }

  /** The worker is gone: everything pending fails with `error`. */
  close(error: StationError): void {
    this.#open = false;
    const all = [...this.#inFlight.values(), ...this.#waiting.splice(0)];
    this.#inFlight.clear();
    for (const pending of all) {
      if (pending.timer) clearTimeout(pending.timer);
      pending.reject(error);
    }
  }

  #pump(): void {
    while (this.#open && this.#inFlight.size < maxInFlight) {
      const pending = this.#waiting.shift();
      if (!pending) break;
      this.#inFlight.set(pending.id, pending);
      this.#send(pending.id, pending.job);
    }
    // The worker answers in order: a job's time runs from when it is the oldest, so a frame does not pay for a large photo.
    const [oldest] = this.#inFlight.values();
    if (oldest) oldest.timer ??= setTimeout(() => this.#expire(oldest), timeouts[oldest.job.kind]);
  }

  #expire(pending: Pending): void {
    this.settle(pending.id, { error: new StationError('timeout', 'The picture took too long. Try again.') });
    this.#onTimeout();
  }
}

function isFrame({ kind }: WorkerJob): boolean {
  return kind === 'frame' || kind === 'palm-frame';
}
