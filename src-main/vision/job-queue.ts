/** Jobs on their way to the worker: bounded, each with a time-out. Camera frames have a lane of their own and never wait behind
 * photos: the worker looks at them between two views of a photo. */
import { StationError } from '../../src-shared/errors.ts';
import { isFrame, type WorkerJob } from './worker/protocol.ts';

/** Waiting pictures of a lane beyond this are refused: at some 25 a second that is over a second of waiting already. */
export const maxWaiting = 32;
/** Of a lane: one is inferred while the next is decoded. */
const maxInFlight = 2;
/** Milliseconds; the largest photo searched for small faces takes some five seconds, and the frames that come meanwhile. */
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

interface Lane {
  waiting: Pending[];
  /** In the order in which the worker answers them. */
  inFlight: Map<number, Pending>;
}

export class JobQueue {
  readonly #send: (id: number, job: WorkerJob) => void;
  readonly #onTimeout: () => void;
  readonly #frames: Lane = { waiting: [], inFlight: new Map() };
  readonly #photos: Lane = { waiting: [], inFlight: new Map() };
  readonly #lanes = [this.#frames, this.#photos];
  #nextId = 1;
  #open = false;

  /** `onTimeout` is called when the worker did not answer in time: it must be replaced. */
  constructor(send: (id: number, job: WorkerJob) => void, onTimeout: () => void) {
    this.#send = send;
    this.#onTimeout = onTimeout;
  }

  get depth(): number {
    return this.#lanes.reduce((sum, { waiting, inFlight }) => sum + waiting.length + inFlight.size, 0);
  }

  /** Throws `busy` when too many of its kind wait already. */
  push(job: WorkerJob): Promise<unknown> {
    const lane = isFrame(job) ? this.#frames : this.#photos;
    if (lane.waiting.length >= maxWaiting)
      return Promise.reject(new StationError('busy', 'The station is busy. Try again in a moment.', { retryAfter: 1 }));
    return new Promise((resolve, reject) => {
      lane.waiting.push({ id: this.#nextId++, job, resolve, reject, timer: null });
      this.#pump(lane);
    });
  }

  /** The worker is ready: waiting jobs go out. */
  open(): void {
    this.#open = true;
    for (const lane of this.#lanes) this.#pump(lane);
  }

  settle(id: number, outcome: { result: unknown } | { error: StationError }): void {
    const lane = this.#lanes.find(({ inFlight }) => inFlight.has(id));
    const pending = lane?.inFlight.get(id);
    if (!lane || !pending) return; // Answered after its time-out.
    lane.inFlight.delete(id);
    if (pending.timer) clearTimeout(pending.timer);
    if ('error' in outcome) pending.reject(outcome.error);
    else pending.resolve(outcome.result);
    this.#pump(lane);
  }

  /** The worker is gone: everything pending fails with `error`. */
  close(error: StationError): void {
    this.#open = false;
    const all = this.#lanes.flatMap(({ waiting, inFlight }) => [...inFlight.values(), ...waiting.splice(0)]);
    for (const { inFlight } of this.#lanes) inFlight.clear();
    for (const pending of all) {
      if (pending.timer) clearTimeout(pending.timer);
      pending.reject(error);
    }
  }

  #pump({ waiting, inFlight }: Lane): void {
    while (this.#open && inFlight.size < maxInFlight) {
      const pending = waiting.shift();
      if (!pending) break;
      inFlight.set(pending.id, pending);
      this.#send(pending.id, pending.job);
    }
    // The worker answers a lane in order: a job's time runs from when it is its lane's oldest.
    const [oldest] = inFlight.values();
    if (oldest) oldest.timer ??= setTimeout(() => this.#expire(oldest), timeouts[oldest.job.kind]);
  }

  #expire(pending: Pending): void {
    this.settle(pending.id, { error: new StationError('timeout', 'The picture took too long. Try again.') });
    this.#onTimeout();
  }
}
