/** Brings a window's page back when its process is gone, hangs, or could not be loaded: soon at first, then ever slower, with
 * plain words on the screen once it is clear that it does not come back by itself. It never gives up. */
import type { BrowserWindow } from 'electron';
import type { Logger } from '../../station/ports.ts';
import { isOwnUrl } from './app-protocol.ts';

/** Milliseconds before the first try; doubles with each further one. */
export const firstDelay = 500;
export const longestDelay = 30_000;
/** Failures in a row after which the plain page is shown between the tries: some 15 seconds. */
export const patience = 5;
/** A page that stayed this long is healthy: counting starts anew. */
export const healthyAfter = 30_000;
/** Milliseconds that a page may hang: a slow PC may need some for a large report. */
export const hangsAfter = 10_000;

/** Navigation was replaced by another one: no failure. */
const aborted = -3;

export interface RecoveryOptions {
  /** Where the window begins. */
  address: string;
  /** The plain page, in the language of now. */
  offline: () => string;
  log: Pick<Logger, 'warn' | 'error'>;
}

/** Milliseconds before the try after `failures` failures in a row, from 1. */
export function delayAfter(failures: number): number {
  return Math.min(firstDelay * 2 ** (failures - 1), longestDelay);
}

/** For as long as the window exists. */
export function keepAlive(window: BrowserWindow, { address, offline, log }: RecoveryOptions): void {
  const contents = window.webContents;
  let failures = 0;
  let last = address;
  const timers: Record<'retry' | 'healthy' | 'hang', NodeJS.Timeout | undefined> = {
    retry: undefined,
    healthy: undefined,
    hang: undefined,
  };

  const load = (url: string): void => {
    // A failure arrives as an event as well.
    if (!window.isDestroyed()) contents.loadURL(url).catch(() => {});
  };

  function failed(why: string): void {
    clearTimeout(timers.healthy);
    clearTimeout(timers.hang);
    clearTimeout(timers.retry);
    const delay = delayAfter(++failures);
    log.warn({ why, failures, delay }, 'A page of the station is gone; it is loaded again.');
    if (failures >= patience) load(offline());
    // From the start: the page it was on may be the reason.
    timers.retry = setTimeout(() => load(failures > 1 ? address : last), delay);
  }

  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') failed(reason);
  });
  contents.on('did-fail-load', (_event, code, description, url, isMainFrame) => {
    // The plain page failing as well changes nothing: the next try is on its way.
    if (isMainFrame && code !== aborted && isOwnUrl(url)) failed(description);
  });
  contents.on('did-finish-load', () => {
    const url = contents.getURL();
    if (!isOwnUrl(url)) return;
    last = url;
    clearTimeout(timers.retry);
    clearTimeout(timers.healthy);
    timers.healthy = setTimeout(() => {
      failures = 0;
    }, healthyAfter);
  });
  contents.on('did-navigate-in-page', (_event, url) => {
    if (isOwnUrl(url)) last = url;
  });
  window.on('unresponsive', () => {
    clearTimeout(timers.hang);
    timers.hang = setTimeout(() => {
      log.warn({}, 'A page of the station hangs; it is ended.');
      // Reloading waits for a page that hangs; ending its process does not, and leads to `render-process-gone`.
      contents.forcefullyCrashRenderer();
    }, hangsAfter);
  });
  window.on('responsive', () => clearTimeout(timers.hang));
  window.on('closed', () => {
    for (const timer of Object.values(timers)) clearTimeout(timer);
  });
  load(address);
}
