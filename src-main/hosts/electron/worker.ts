/** Starts the vision worker as Electron's utility process. */
import { type MessagePortMain, utilityProcess } from 'electron';
import { lean } from '../../vision/worker/fork.ts';
import type { FromWorker, WorkerHandle } from '../../vision/worker/protocol.ts';

/** `script`: the bundled worker. */
export function utilityWorker(script: string): WorkerHandle {
  const child = utilityProcess.fork(script, [], {
    serviceName: 'Hadir vision',
    stdio: 'inherit',
    execArgv: [...lean.execArgv],
    env: { ...withoutSettings(process.env), ...lean.env },
  });
  let gone = false;
  child.once('exit', () => {
    gone = true;
  });
  return {
    // A message to a worker that died a moment ago is answered by its exit.
    send: (message) => void (gone || child.postMessage(message)),
    connect: (port) => void (gone || child.postMessage({ kind: 'frames' }, [port as MessagePortMain])),
    onMessage: (listener) => void child.on('message', (message: unknown) => listener(message as FromWorker)),
    // What ended it fatally is told first, as `error`; then it exits all the same.
    onExit: (listener) => {
      let fatal = '';
      child.on('error', (type, location) => {
        fatal = `${type} at ${location}, `;
      });
      child.once('exit', (code) => listener(`${fatal}exit ${code}`));
    },
    kill: () => void child.kill(),
  };
}

/** The station's settings hold keys and passwords; the worker is told what it needs in its first message. */
function withoutSettings(env: NodeJS.ProcessEnv): Record<string, string> {
  const kept = Object.entries(env).filter(([name, value]) => value !== undefined && !name.startsWith('HADIR_'));
  return Object.fromEntries(kept) as Record<string, string>;
}
