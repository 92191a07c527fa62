/** Ports that lead camera frames straight from a page to the vision worker, past the main process: each frame is copied once
 * instead of three times, and the process that draws the windows does not touch pixels. */
import type { MessageChannelMain, WebContents } from 'electron';
import { ipcChannels } from '../../../src-shared/ipc-channels.ts';
import type { VisionProcess } from '../../vision/vision-process.ts';

export interface FramePortsOptions {
  vision: Pick<VisionProcess, 'connect' | 'state' | 'onStateChange'>;
  newChannel: () => Pick<MessageChannelMain, 'port1' | 'port2'>;
}

export interface FramePorts {
  /** The page gets a port now, where the worker is ready, and a new one each time it has started anew. */
  connect(contents: WebContents): void;
  disconnect(contents: WebContents): void;
}

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
