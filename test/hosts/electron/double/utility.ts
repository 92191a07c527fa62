/** `utilityProcess`: a real child process under Electron's manners. */
import { type ChildProcess, fork as forkProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { MessagePort } from 'node:worker_threads';
import { Emitter } from './emitter.ts';
import { rawOf } from './ports.ts';

/** What goes through the channel of a child process. Without `port` it is for `parentPort`. */
export interface Parcel {
  port?: number;
  data?: unknown;
  /** Numbers of the ports that come with it. */
  ports: number[];
  closed?: true;
}

const child = fileURLToPath(new URL('./utility-child.ts', import.meta.url));

class UtilityDouble extends Emitter implements Pick<Electron.UtilityProcess, 'kill' | 'pid' | 'postMessage'> {
  readonly #process: ChildProcess;
  readonly #ports = new Map<number, MessagePort>();
  #next = 1;

  constructor(process: ChildProcess) {
    super();
    this.#process = process;
    process.once('spawn', () => this.emit('spawn'));
    process.on('message', ({ port, data }: Parcel) => {
      if (port === undefined) this.emit('message', data);
      else this.#ports.get(port)?.postMessage({ data, ports: [] });
    });
    process.once('exit', (code) => {
      for (const port of this.#ports.values()) port.close();
      this.emit('exit', code ?? 1);
    });
  }

  get pid(): number | undefined {
    return this.#process.exitCode === null && this.#process.signalCode === null ? this.#process.pid : undefined;
  }

  postMessage = (data: unknown, transfer: Electron.MessagePortMain[] = []): void => {
    const ports = transfer.map((port) => this.#tunnel(rawOf(port)));
    this.#send({ data, ports });
  };

  kill = (): boolean => this.#process.kill('SIGKILL');

  #tunnel(raw: MessagePort): number {
    const number = this.#next++;
    this.#ports.set(number, raw);
    raw.on('message', ({ data }: { data: unknown }) => this.#send({ port: number, data, ports: [] }));
    raw.once('close', () => this.#send({ port: number, ports: [], closed: true }));
    raw.unref();
    return number;
  }

  /** To a child that is gone it goes nowhere, as Electron's. */
  #send(parcel: Parcel): void {
    if (this.#process.connected) this.#process.send(parcel, () => {});
  }
}

export type UtilityProcess = UtilityDouble;

export class UtilityModule {
  /** Every process that was started, oldest first. */
  readonly started: UtilityDouble[] = [];
  /** Where the bundle is not built, the source stands in for it. */
  readonly #sourceOf: (script: string) => string;

  constructor(sourceOf: (script: string) => string) {
    this.#sourceOf = sourceOf;
  }

  fork = (script: string, args: string[] = [], options: Electron.ForkOptions = {}): UtilityDouble => {
    const stdio = options.stdio === 'inherit' ? 'inherit' : 'ignore';
    const started = forkProcess(this.#sourceOf(script), args, {
      serialization: 'advanced',
      stdio: ['ignore', stdio, stdio, 'ipc'],
      execArgv: [...(options.execArgv ?? []), '--import', child],
      env: { ...process.env, ...options.env } as NodeJS.ProcessEnv,
    });
    const double = new UtilityDouble(started);
    if (this.started.length === 0)
      process.once('exit', () => {
        for (const one of this.started) one.kill();
      });
    this.started.push(double);
    return double;
  };
}
