/** A window of the station, whichever screen it begins with: sandboxed, let in by IPC, kept alive, awake while it is there. */
import type { Rectangle, WebContents } from 'electron';
import { BrowserWindow } from 'electron';
import type { Logger } from '../../station/ports.ts';
import { keepAlive } from './recovery.ts';

/** Pixels; the gate's least layout. */
const least = { minWidth: 800, minHeight: 560 };
export const usualSize = { width: 1280, height: 800 };

export interface WindowSurroundings {
  platform: NodeJS.Platform;
  /** The bundled preload. */
  preload: string;
  /** The plain page's address. */
  offline(): string;
  /** Lets the window's pages call the station. */
  admit(contents: WebContents): void;
  /** The system is about to end; Windows tells it to windows only. */
  onSessionEnd(): void;
  log: Pick<Logger, 'warn' | 'error'>;
}

export function openWindow(address: string, bounds: Rectangle, surroundings: WindowSurroundings): BrowserWindow {
  const { preload, offline, admit, onSessionEnd, log } = surroundings;
  const window = new BrowserWindow({
    ...bounds,
    ...least,
    title: 'Hadir',
    backgroundColor: '#0e1716',
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // The gate reads its camera also while a dialog lies over it.
      backgroundThrottling: false,
      // A greeting must sound without anybody having touched the screen.
      autoplayPolicy: 'no-user-gesture-required',
      spellcheck: false,
    },
  });
  admit(window.webContents);
  window.on('session-end', onSessionEnd);
  keepAlive(window, { address, offline, log });
  return window;
}

/** In front, wherever it was. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
