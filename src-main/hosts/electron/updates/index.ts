/**
 * Updates of the desktop station: drives the machine of `state.ts`. Asks the feed a minute after the start and then daily, takes
 * files that a person brings, and installs when nobody is at the gate, after a backup, with the way back kept.
 */
import type { KeyObject } from 'node:crypto';
import type { UpdateFailure, UpdateState } from '../../../../src-shared/desktop.ts';
import type { Logger } from '../../../station/ports.ts';
import { Installers, isIntact } from './installers.ts';
import { prepareUpdate } from './prepare.ts';
import { asProblem, updateProblem } from './problem.ts';
import type { Records } from './records.ts';
import type { Computer, ReleaseList } from './release.ts';
import {
  acceptFeed,
  type Feed,
  FeedOffline,
  type Staged,
  type StageOptions,
  stageDownload,
  stageFile,
} from './stage.ts';
import { initial, isStaged, type Machine, step, type UpdateEffect, type UpdateEvent } from './state.ts';

/** Milliseconds. A start has better things to do in its first minute. */
export const firstCheck = 60_000;
export const checkEvery = 24 * 3_600_000;
/** At most this much later, so that all schools do not ask in the same minute. */
export const jitter = 2 * 3_600_000;
export const lookEvery = 60_000;
/** An installer that has not ended this process by then has failed where nothing told us: Hadir opens again as it was. Squirrel on
 * macOS unpacks a few hundred megabytes first. */
export const installWithin = 180_000;

export interface UpdatesOptions {
  records: Records;
  /** Where installers are kept: `userData/installers`. */
  installersFolder: string;
  /** What runs. */
  version: string;
  computer: Computer;
  /** None: no update is taken, from anywhere. */
  keys: readonly KeyObject[];
  /** null: where there is nothing to ask, as in development. */
  feed: Feed | null;
  /** Asked again whenever it matters. */
  isIdle(): Promise<boolean>;
  backUp(): Promise<string>;
  presentInstaller(): string | null;
  /** Lets the station end well: nothing is open afterwards. */
  closeStation(): Promise<void>;
  /** Starts an installer that a person brought, and ends the app. */
  installFile(file: string): Promise<void>;
  /** Throws `import_refused` (`reason` other_computer) for a file that `installFile` can do nothing with here. */
  requireInstallable(file: string): void;
  /** The station was closed for an installer that did not start: Hadir starts again. */
  restart(): void;
  verifyPublisher?: StageOptions['verifyPublisher'];
  now(): Date;
  /** 0 up to 1. */
  random(): number;
  log: Pick<Logger, 'info' | 'warn' | 'error'>;
}

export class Updates {
  readonly #options: UpdatesOptions;
  readonly #stage: StageOptions;
  readonly #listeners = new Set<(state: UpdateState) => void>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #machine: Machine = initial;
  #release: ReleaseList | null = null;
  #staged: (Staged & { source: 'feed' | 'file' }) | null = null;
  #work: Promise<void> = Promise.resolve();

  constructor(options: UpdatesOptions) {
    const { installersFolder, keys, computer, version, verifyPublisher } = options;
    this.#options = options;
    this.#stage = { installers: new Installers(installersFolder), keys, computer, version, verifyPublisher };
    const back = options.records.read('rolled-back.json');
    if (back?.to === version) this.#tell({ type: 'rolledBack', from: back.from, to: back.to });
  }

  get state(): UpdateState {
    return this.#machine.state;
  }

  /** Returns what ends it. */
  onState(listener: (state: UpdateState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  start(): void {
    const daily = (): void => {
      this.check();
      this.#later(checkEvery + this.#options.random() * jitter, daily);
    };
    if (this.#options.feed) this.#later(firstCheck, daily);
    const looking = setInterval(() => this.#look(), lookEvery).unref();
    this.#timers.add(looking);
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.#timers.clear();
  }

  /** Asks the feed now, unless an update is under way. */
  check(): void {
    if (this.#options.feed) this.#tell({ type: 'check' });
  }

  /** The version that is ready, whether or not somebody is at the gate: an administrator's decision. */
  installNow(): void {
    this.#tell({ type: 'installNow' });
  }

  /** Resolves when the file is taken or refused; `state` says which. Does nothing while another update is under way. */
  async takeFile(file: string): Promise<void> {
    this.#tell({ type: 'fileChosen' });
    if (this.state.kind !== 'checking') return;
    await this.#try('hash', async () => {
      this.#options.requireInstallable(file);
      this.#staged = { ...(await stageFile(file, this.#stage)), source: 'file' };
      this.#tell({ type: 'staged', version: this.#staged.version });
    });
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    for (let work: Promise<void> | null = null; work !== this.#work; ) {
      work = this.#work;
      await work;
    }
  }

  #tell(event: UpdateEvent): void {
    const { machine, effects } = step(this.#machine, event);
    if (machine === this.#machine) return;
    this.#machine = machine;
    for (const listener of this.#listeners) listener(machine.state);
    // One after the other: an effect tells its outcome, which may ask for the next.
    for (const effect of effects) this.#work = this.#work.then(() => this.#do(effect));
  }

  #do(effect: UpdateEffect): Promise<void> {
    switch (effect) {
      case 'check':
        return this.#try('feed', () => this.#check());
      case 'download':
        return this.#try('download', () => this.#download());
      case 'look':
        return this.#try('install', async () => this.#tell({ type: 'looked', idle: await this.#options.isIdle() }));
      case 'prepare':
        return this.#try('backup', () => this.#prepare());
      case 'install':
        return this.#try('install', () => this.#install());
    }
  }

  async #check(): Promise<void> {
    const { feed, now, records } = this.#options;
    const at = now().toISOString();
    const found = (await feed?.check()) ?? null;
    if (!found || found.version === records.read('rolled-back.json')?.from) return this.#tell({ type: 'nothing', at });
    this.#release = acceptFeed(found, this.#stage);
    this.#tell({ type: 'found', version: found.version, at });
  }

  async #download(): Promise<void> {
    const { feed } = this.#options;
    if (!feed || !this.#release) return;
    const file = await feed.download((percent) => this.#tell({ type: 'progress', percent }));
    this.#staged = { ...(await stageDownload(file, this.#release, this.#stage)), source: 'feed' };
    this.#tell({ type: 'staged', version: this.#staged.version });
  }

  async #prepare(): Promise<void> {
    const { records, version, backUp, presentInstaller, isIdle } = this.#options;
    const to = this.#staged?.version ?? '';
    await prepareUpdate({ records, installers: this.#stage.installers, from: version, to, backUp, presentInstaller });
    this.#tell({ type: 'prepared', idle: await isIdle() });
  }

  async #install(): Promise<void> {
    const { feed, closeStation, installFile, log } = this.#options;
    const staged = this.#staged;
    if (!staged || !(await isIntact(staged))) throw updateProblem('hash');
    log.info({ version: staged.version, source: staged.source }, 'An update is being installed.');
    await closeStation();
    try {
      if (staged.source === 'feed') feed?.install();
      else await installFile(staged.path);
      this.#later(installWithin, () => this.#startAgain());
    } catch (error) {
      log.error({ err: error }, 'The installer did not start.');
      this.#startAgain();
    }
  }

  #startAgain(): void {
    this.#options.log.error({}, 'No installer took over. Hadir starts again as it was.');
    this.#options.restart();
  }

  #look(): void {
    if (isStaged(this.state)) this.#work = this.#work.then(() => this.#do('look'));
  }

  async #try(otherwise: UpdateFailure, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof FeedOffline) return this.#tell({ type: 'offline' });
      const problem = asProblem(error, otherwise);
      this.#options.log.error({ err: error, reason: problem.reason }, 'An update did not come about.');
      this.#tell({ type: 'failed', ...problem });
    }
  }

  #later(ms: number, work: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      work();
    }, ms).unref();
    this.#timers.add(timer);
  }
}
