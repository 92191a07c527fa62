/** The vision worker in the shell: Electron's utility process, and the ports that lead a page's camera frames to it. */
import { type MessageChannelMain, type MessagePortMain, utilityProcess, type WebContents } from 'electron';
import { ipcChannels } from '../../../src-shared/ipc-channels.ts';
import type { VisionProcess } from '../../vision/vision-process.ts';
import { lean } from '../../vision/worker/fork.ts';
import type { FromWorker, WorkerHandle } from '../../vision/worker/protocol.ts';

/** Starts the vision worker as Electron's utility process.
 * `script`: the bundled worker. */
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

export interface FramePortsOptions {
  vision: Pick<VisionProcess, 'connect' | 'state' | 'onStateChange'>;
  newChannel: () => Pick<MessageChannelMain, 'port1' | 'port2'>;
}

export interface FramePorts {
  /** The page gets a port now, where the worker is ready, and a new one each time it has started anew. */
  connect(contents: WebContents): void;
  disconnect(contents: WebContents): void;
}

/** Ports that lead camera frames straight from a page to the vision worker, past the main process: each frame is copied once
 * instead of three times, and the process that draws the windows does not touch pixels. */
export function createFramePorts({ vision, newChannel }: FramePortsOptions): FramePorts {
  const pages = new Set<WebContents>();
  let ready = vision.state().state === 'ready';

  function give(contents: WebContents): void {
    if (contents.isDestroyed()) return;
    const { port1, port2 } = newChannel();
    if (!vision.connect(port1)) return;
    contents.postMessage(ipcChannels.frames, null, [port2]);
  }

  vision.onStateChange(() => {
    const was = ready;
    ready = vision.state().state === 'ready';
    if (ready && !was) for (const contents of pages) give(contents);
  });

  return {
    connect(contents) {
      pages.add(contents);
      if (ready) give(contents);
    },
    disconnect: (contents) => void pages.delete(contents),
  };
}
