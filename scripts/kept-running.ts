/** A program that is ended and started again while its sources change. */
import { type ChildProcess, spawn } from 'node:child_process';

/** Milliseconds that it may take to end before the next one starts: more than a station promises. */
const endWithin = 6_000;

export interface KeptRunning {
  /** Ends it and starts it anew, or starts it where it ended by itself. Several at once are one after the other. */
  restart(): Promise<void>;
  /** Nothing where it is not running. */
  send(message: string): void;
  /** Ends it for good. */
  stop(): Promise<void>;
}

/** Starts `command` in `cwd`, with this console and a channel for messages. `onEnd`: it ended by itself. */
export function keepRunning(command: readonly string[], cwd: string, onEnd: (code: number) => void): KeptRunning {
  let running: ChildProcess | null = null;
  let stopped = false;
  let last: Promise<void> = Promise.resolve();

  function launch(): void {
    if (stopped) return;
    const [program = '', ...args] = command;
    const started = spawn(program, args, { cwd, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
    running = started;
    started.once('exit', (code) => {
      if (running !== started) return;
      running = null;
      onEnd(code ?? 1);
    });
  }

  async function end(): Promise<void> {
    const ending = running;
    running = null;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const ended = new Promise((resolve) => ending.once('exit', resolve));
    const late = setTimeout(() => ending.kill('SIGKILL'), endWithin);
    ending.kill('SIGTERM');
    await ended;
    clearTimeout(late);
  }

  launch();
  return {
    restart() {
      last = last.then(end).then(launch);
      return last;
    },
    send: (message) => {
      if (running?.connected) running.send(message);
    },
    async stop() {
      stopped = true;
      await last;
      await end();
    },
  };
}
