/** Starts the vision worker as Electron's utility process. */
import { utilityProcess } from 'electron';
import { lean } from '../../vision/worker/lean.ts';
import type { FromWorker, WorkerHandle } from '../../vision/worker/protocol.ts';

/** `script`: the bundled worker. */
export function utilityWorker(script: string): WorkerHandle {
  const child = utilityProcess.fork(script, [], {
    serviceName: 'Hadir vision',
    stdio: 'inherit',
    execArgv: [...lean.execArgv],
    env: { ...process.env, ...lean.env },
  });
  return {
    send: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', (message: unknown) => listener(message as FromWorker)),
    onExit: (listener) => void child.once('exit', (code) => listener(`exit ${code}`)),
    kill: () => void child.kill(),
  };
}
