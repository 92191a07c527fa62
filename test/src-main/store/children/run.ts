/** Runs one of the scripts beside it as a process of its own, which can be killed, and hears what it prints. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

/** The Node that runs TypeScript as it is, whichever runs the tests. */
const node = join(import.meta.dirname, '../../../../node_modules/.bin/node');

export interface Child {
  process: ChildProcess;
  /** Every line printed so far. */
  lines: string[];
  /** Resolves when there are that many lines, or it has ended. */
  printed(count: number): Promise<void>;
  /** Sends the signal and waits for the end, and for what it had still printed. */
  kill(signal: NodeJS.Signals): Promise<void>;
}

export function run(script: string, ...args: string[]): Child {
  const child = spawn(node, [join(import.meta.dirname, script), ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  const closed = once(reader, 'close');
  reader.on('line', (line) => lines.push(line));
  return {
    process: child,
    lines,
    async printed(count) {
      while (lines.length < count && child.exitCode === null && child.signalCode === null) {
        await Promise.race([once(reader, 'line'), closed]);
      }
    },
    async kill(signal) {
      child.kill(signal);
      await closed;
    },
  };
}
