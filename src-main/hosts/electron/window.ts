/** A window of the station, whichever screen it begins with: sandboxed, let in by IPC, kept alive, awake while it is there. */
import { BrowserWindow, type Rectangle, type WebContents } from 'electron';
import { type Language, translate } from '../../../src-shared/messages/index.ts';
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

/** An address that holds the whole page. */
export function offlinePage(language: Language): string {
  const title = translate(language, 'desktop.offline.title');
  const body = translate(language, 'desktop.offline.body');
  const style =
    'margin:0;min-height:100vh;display:grid;place-content:center;gap:12px;padding:32px;box-sizing:border-box;' +
    'background:#0e1716;color:#e8f1ee;font:400 20px/1.5 system-ui,sans-serif;text-align:center';
  const html =
    `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Hadir</title>` +
    `<body style="${style}"><h1 style="margin:0;font-size:32px">${escaped(title)}</h1>` +
    `<p style="margin:0;max-width:36em">${escaped(body)}</p></body></html>`;
  return `data:text/html;charset=utf-8,${encodeURIComponent(html)}`;
}

/** What a window shows while its page does not come up: plain words and no script, as nothing may be relied on here. */
function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
