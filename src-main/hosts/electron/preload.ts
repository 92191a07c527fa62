/** The one script of ours that runs beside a page, sandboxed and in a world of its own: gives the page the station's calls, its
 * events and a way for camera frames, and nothing of Electron. It decides nothing: the main process checks who asks and what. */
import { contextBridge, ipcRenderer } from 'electron';
import {
  type DesktopBridge,
  ipcChannels,
  type PortFrame,
  type StationBridge,
} from '../../../src-shared/ipc-channels.ts';

/** Leads to the vision worker; null before there is one and while it starts anew. */
let frames: MessagePort | null = null;

ipcRenderer.on(ipcChannels.frames, ({ ports: [port] }) => {
  frames?.close();
  frames = port ?? null;
  if (!port) return;
  // The worker is gone: frames take the call's own way until the next port comes.
  port.addEventListener('close', () => {
    if (frames === port) frames = null;
  });
  port.start();
});

/** The function that ends it takes exactly its own listener away: the page never holds one of Electron's. */
function heard<T>(channel: string): (listener: (value: T) => void) => () => void {
  return (listener) => {
    const hear = (_event: unknown, value: T): void => listener(value);
    ipcRenderer.on(channel, hear);
    return () => void ipcRenderer.off(channel, hear);
  };
}

const station: StationBridge = {
  call: (request) => ipcRenderer.invoke(ipcChannels.call, request),
  subscribe: heard(ipcChannels.event),
  frame(ticket, jpeg) {
    if (!frames) return false;
    frames.postMessage({ ticket, jpeg } satisfies PortFrame);
    return true;
  },
};

const desktop: DesktopBridge = {
  call: (name, args) => ipcRenderer.invoke(ipcChannels.desktop, name, args),
  subscribe: heard(ipcChannels.desktopEvent),
};

contextBridge.exposeInMainWorld('hadir', station);
contextBridge.exposeInMainWorld('hadirDesktop', desktop);
ipcRenderer.send(ipcChannels.open);
