/** The station's side of the vision worker: starts it, feeds it, restarts it with back-off when it dies. */
import type { FrameImage } from '../../src-shared/contract/fields.ts';
import { StationError } from '../../src-shared/errors.ts';
import type { KnownHand, PalmAnalysis } from '../station/ports/palms.ts';
import type {
  DeclaredPacks,
  FrameAnalysis,
  KnownFace,
  Logger,
  Metrics,
  PhotoAnalysis,
  PhotoTask,
  Vision,
  VisionState,
} from '../station/ports.ts';
import { JobQueue } from './job-queue.ts';
import type { FromWorker, StartMessage, WorkerHandle } from './worker/protocol.ts';

/** Milliseconds before the first restart; doubles with each further one. */
const firstDelay = 200;
const longestDelay = 10_000;
/** Milliseconds that pictures wait for a worker that starts; after that they are refused until it is ready. */
export const startPatience = 5_000;
/** A worker that ran this long was healthy: the back-off starts anew. */
const healthyAfter = 30_000;

export interface VisionOptions {
  spawn: () => WorkerHandle;
  start: Omit<StartMessage, 'kind'>;
  log: Logger;
  metrics?: Pick<Metrics, 'picture'> | undefined;
  /** What the manifests say. */
  declared?: DeclaredPacks | undefined;
}

export class VisionProcess implements Vision {
  readonly #options: VisionOptions;
  readonly #queue: JobQueue;
  readonly #listeners = new Set<() => void>();
  #worker: WorkerHandle | null = null;
  #state: VisionState = { state: 'starting', pack: null, palm: null, problems: [] };
  #unavailable: StationError | null = null;
  #failures = 0;
  #startedAt = 0;
  #timer: NodeJS.Timeout | null = null;
  #closed = false;
  #patience: NodeJS.Timeout | null = null;
  #startsSlowly = false;

  constructor(options: VisionOptions) {
    this.#options = options;
    this.#queue = new JobQueue(
      (id, job) => this.#worker?.send({ ...job, id }),
      () => this.#worker?.kill(),
    );
    this.#start();
  }

  state(): VisionState {
    return this.#state;
  }

  get declared(): DeclaredPacks | undefined {
    return this.#options.declared;
  }

  /** Jobs waiting or running. */
  get depth(): number {
    return this.#queue.depth;
  }

  onStateChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  async photo(image: Uint8Array, task: PhotoTask): Promise<PhotoAnalysis> {
    this.#checkAvailable();
    return (await this.#queue.push({ kind: 'photo', image, task })) as PhotoAnalysis;
  }

  async frame(image: FrameImage, options: { known: KnownFace[]; portrait: boolean }): Promise<FrameAnalysis> {
    this.#checkAvailable();
    return (await this.#queue.push({ kind: 'frame', image, ...options })) as FrameAnalysis;
  }

  async palmPhoto(image: Uint8Array): Promise<PalmAnalysis> {
    this.#checkAvailable();
    return (await this.#queue.push({ kind: 'palm-photo', image })) as PalmAnalysis;
  }

  async palmFrame(image: FrameImage, known: KnownHand[]): Promise<PalmAnalysis> {
    this.#checkAvailable();
    return (await this.#queue.push({ kind: 'palm-frame', image, known })) as PalmAnalysis;
  }

  /** Hands the worker a port that a page sends frames through; false where that is not possible. A new worker needs a new
   * one. */
  connect(port: object): boolean {
    if (!this.#worker?.connect) return false;
    this.#worker.connect(port);
    return true;
  }

  /** Resolves when the worker is ready or cannot be. */
  async settled(): Promise<VisionState> {
    while (this.#state.state === 'starting') await new Promise<void>((resolve) => this.#listeners.add(resolve));
    return this.#state;
  }

  close(): void {
    this.#closed = true;
    if (this.#timer) clearTimeout(this.#timer);
    this.#stopWaiting();
    this.#worker?.kill();
    this.#unavailable = new StationError('vision_restarting', 'The station is closing.');
    this.#queue.close(this.#unavailable);
  }

  #checkAvailable(): void {
    if (this.#unavailable) throw this.#unavailable;
    if (this.#state.state === 'restarting') throw restarting();
    if (this.#startsSlowly) throw starting();
  }

  #start(): void {
    const worker = this.#options.spawn();
    this.#worker = worker;
    this.#startedAt = performance.now();
    worker.onMessage((message) => this.#receive(message));
    worker.onExit((reason) => this.#exited(reason));
    worker.send({ kind: 'start', ...this.#options.start });
    this.#stopWaiting();
    this.#patience = setTimeout(() => {
      this.#startsSlowly = true;
      this.#queue.close(starting());
    }, startPatience);
  }

  #stopWaiting(): void {
    if (this.#patience) clearTimeout(this.#patience);
    this.#startsSlowly = false;
  }

  #receive(message: FromWorker): void {
    switch (message.kind) {
      case 'ready':
        this.#stopWaiting();
        if (message.palmProblem) {
          const { code, message: text } = message.palmProblem;
          this.#options.log.warn({ code }, `Palms cannot be read: ${text}`);
        }
        this.#become({ state: 'ready', pack: message.pack, palm: message.palm, problems: [] });
        this.#queue.open();
        break;
      case 'unavailable': {
        this.#stopWaiting();
        const { code, message: text } = message.error;
        this.#unavailable = StationError.fromPlain(message.error);
        this.#options.log.error({ code }, text);
        this.#queue.close(this.#unavailable);
        this.#become({ state: 'unavailable', pack: null, palm: null, problems: [{ code, message: text }] });
        break;
      }
      case 'done':
        this.#options.metrics?.picture(message.stages);
        this.#queue.settle(message.id, { result: message.result });
        break;
      case 'fault':
        this.#options.log.error({ thread: 'vision', fault: message.fault }, 'The vision worker failed.');
        break;
      case 'failed':
        this.#queue.settle(message.id, { error: StationError.fromPlain(message.error) });
        break;
    }
  }

  #exited(reason: string): void {
    this.#worker = null;
    this.#stopWaiting();
    this.#queue.close(restarting());
    if (this.#closed) return;
    if (performance.now() - this.#startedAt > healthyAfter) this.#failures = 0;
    const delay = Math.min(firstDelay * 2 ** this.#failures++, longestDelay);
    this.#options.log.warn({ reason, delay }, 'The vision worker ended; it is started again.');
    this.#unavailable = null;
    this.#become({ state: 'restarting', pack: this.#state.pack, palm: this.#state.palm, problems: [] });
    this.#timer = setTimeout(() => this.#start(), delay);
  }

  #become(state: VisionState): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }
}

function starting(): StationError {
  return new StationError('vision_restarting', 'Recognition is starting. Try again in a moment.', { retryAfter: 2 });
}

function restarting(): StationError {
  return new StationError('vision_restarting', 'Recognition is restarting. Try again in a moment.', { retryAfter: 2 });
}
