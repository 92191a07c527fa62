/** Starts the vision worker as a child of a Node process. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { lean } from './lean.ts';
import type { FromWorker, WorkerHandle } from './protocol.ts';

export function forkWorker(): WorkerHandle {
  const child = fork(fileURLToPath(new URL('./main.ts', import.meta.url)), [], {
    // Structured clone: byte and float arrays cross as they are.
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [...lean.execArgv],
    env: { ...process.env, ...lean.env },
  });
  return {
    // A message to a worker that died a moment ago is answered by its exit.
    send: (message) => void (child.connected && child.send(message, () => {})),
    onMessage: (listener) => void child.on('message', (message) => listener(message as FromWorker)),
    onExit: (listener) => {
      let told = false;
      const once = (reason: string): void => {
        if (!told) listener(reason);
        told = true;
      };
      child.on('exit', (code, signal) => once(signal ?? `exit ${code}`));
      child.on('error', (error) => once(error.message));
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
