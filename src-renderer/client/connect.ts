/** Which transport this screen has: the preload's bridge inside the desktop shell, a socket in any browser. */
import type { StationBridge } from '../../src-shared/ipc-channels.ts';
import { socketPath } from '../../src-shared/socket-messages.ts';
import { alwaysOpen, type ScreenClient } from './client.ts';
import { createIpcClient } from './ipc-client.ts';
import { createSocketClient } from './socket-client.ts';

declare global {
  interface Window {
    /** Given by the desktop shell's preload. */
    hadir?: StationBridge;
  }
}

export function connectStation(page: Window): ScreenClient {
  if (page.hadir) return alwaysOpen(createIpcClient(page.hadir));
  const url = new URL(socketPath, page.location.origin);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return createSocketClient(url.href);
}
