/** The station's end, however it comes: closes what was opened, last first, within five seconds, once. Before it, where
 * somebody closes the gate: what they mean by it. */
import { app, type BrowserWindow, dialog, powerMonitor } from 'electron';
import { type Language, translate } from '../../../src-shared/messages/index.ts';
import type { Logger } from '../../station/ports.ts';

/** Milliseconds that closing may take; then the process ends all the same. What is recorded is on the disk by then: each record
 * is written in a transaction of its own. */
export const endWithin = 5_000;

export interface Quit {
  /** Runs at the end; what was added last runs first. */
  onEnd(close: () => unknown): void;
  /** Closes everything and ends the process. A second call changes nothing. */
  now(code?: number): Promise<void>;
  /** Asked before a quit that comes from outside (menu, dock); true: it may go on. Not asked where the system ends. */
  mayQuit: () => boolean;
  /** As `onEnd` in reverse, without ending: for whoever ends the process by itself, as an installer does. */
  drain(): Promise<void>;
}

export function createQuit(log: Pick<Logger, 'error'>): Quit {
  const closers: (() => unknown)[] = [];
  let draining: Promise<void> | null = null;
  let ending: Promise<void> | null = null;

  async function closeAll(): Promise<void> {
    for (let close = closers.pop(); close; close = closers.pop()) {
      try {
        await close();
      } catch (error) {
        // The others must still be closed.
        log.error({ err: error }, 'A part of the station did not close cleanly.');
      }
    }
  }

  const quit: Quit = {
    onEnd: (close) => void closers.push(close),
    mayQuit: () => true,
    drain: () => {
      draining ??= closeAll();
      return draining;
    },
    now(code = 0) {
      ending ??= (async () => {
        const late = setTimeout(() => app.exit(code), endWithin);
        await quit.drain();
        clearTimeout(late);
        app.exit(code);
      })();
      return ending;
    },
  };
  listen(quit, () => draining !== null);
  return quit;
}

function listen(quit: Quit, isEnding: () => boolean): void {
  let systemEnds = false;
  app.on('before-quit', (event) => {
    event.preventDefault();
    if (systemEnds || isEnding() || quit.mayQuit()) void quit.now();
  });
  // Without this one, Electron quits with the last window.
  app.on('window-all-closed', () => {});
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void quit.now());
  // macOS and Linux wait for us if asked to.
  powerMonitor.on('shutdown', (...args: unknown[]) => {
    systemEnds = true;
    (args[0] as { preventDefault?(): void } | undefined)?.preventDefault?.();
    void quit.now();
  });
}

export type CloseAnswer = 'stay' | 'close' | 'quit';

/** In the order of the buttons; the first is what Escape means. */
const answers = ['stay', 'close', 'quit'] as const;

/** What closing the gate's window means: a helper may want it off the screen, or the station off. */
export async function askClosing(window: BrowserWindow, language: Language): Promise<CloseAnswer> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    title: 'Hadir',
    message: translate(language, 'desktop.close.title'),
    detail: translate(language, 'desktop.close.body'),
    buttons: answers.map((answer) => translate(language, `desktop.close.${answer}`)),
    defaultId: 1,
    cancelId: 0,
    noLink: true,
  });
  return answers[response] ?? 'stay';
}
