/** A window of the station, whichever screen it begins with: sandboxed, let in by IPC, kept alive, awake while it is there. */
import { BrowserWindow, type Display, type Rectangle, screen, type WebContents } from 'electron';
import type { DesktopDisplay } from '../../../src-shared/desktop.ts';
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

/** What a window shows while its page does not come up: plain words and no script, as nothing may be relied on here. An address
 * that holds the whole page. */
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

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

type Known = Pick<Display, 'id' | 'bounds' | 'workArea'>;

/** Pixels of a window that must show on some display, so that a hand can take hold of it. */
const leastSeen = 80;

/** Where windows belong: which display each is on, and back onto one when a display goes. */
export function listDisplays(): DesktopDisplay[] {
  const main = screen.getPrimaryDisplay().id;
  return screen
    .getAllDisplays()
    .map(({ id, label, size: { width, height } }) => ({ id, label, width, height, main: id === main }));
}

/** The wanted one; else one that is not `avoid`, where that is given; else the main one. */
export function displayFor(wanted: number | null, avoid: number | null = null): Display {
  const all = screen.getAllDisplays();
  const other = avoid === null ? undefined : all.find(({ id }) => id !== avoid);
  return all.find(({ id }) => id === wanted) ?? other ?? screen.getPrimaryDisplay();
}

/** A window of that size in the middle of the display, no larger than its free area. */
export function centred({ workArea }: Pick<Known, 'workArea'>, size: { width: number; height: number }): Rectangle {
  const width = Math.min(size.width, workArea.width);
  const height = Math.min(size.height, workArea.height);
  return {
    x: workArea.x + Math.floor((workArea.width - width) / 2),
    y: workArea.y + Math.floor((workArea.height - height) / 2),
    width,
    height,
  };
}

/** Whether enough of the window lies on the displays, its upper edge included, to be seen and moved. */
export function canBeSeen(window: Rectangle, displays: readonly Pick<Known, 'workArea'>[]): boolean {
  return displays.some(({ workArea }) => {
    const across = Math.min(window.x + window.width, workArea.x + workArea.width) - Math.max(window.x, workArea.x);
    const topShows = window.y >= workArea.y && window.y <= workArea.y + workArea.height - leastSeen;
    return topShows && across >= Math.min(leastSeen, window.width);
  });
}

/** `changed` after displays came, went or changed. Returns what ends it. */
export function watchDisplays(changed: () => void): () => void {
  screen.on('display-added', changed);
  screen.on('display-removed', changed);
  screen.on('display-metrics-changed', changed);
  return () => {
    screen.off('display-added', changed);
    screen.off('display-removed', changed);
    screen.off('display-metrics-changed', changed);
  };
}
