/** The gate's window: a window like any other, or locked into its display. */
import { type BrowserWindow, screen } from 'electron';
import type { DesktopSettings } from '../../../src-shared/desktop.ts';
import { appOrigin } from './app-protocol.ts';
import { lock } from './kiosk.ts';
import { keepAwake } from './power.ts';
import {
  bringToFront,
  canBeSeen,
  centred,
  displayFor,
  openWindow,
  usualSize,
  type WindowSurroundings,
} from './window.ts';

export interface GateOptions extends WindowSurroundings {
  settings(): DesktopSettings;
  /** Somebody wants out of the kiosk. */
  onAsk(what: 'exit' | 'quit'): void;
  /** Somebody closes the window while it is no kiosk; true: it may go. */
  mayClose(window: BrowserWindow): Promise<boolean>;
  /** The window or its lock came or went. */
  onChange(): void;
}

export interface Gate {
  window(): BrowserWindow | null;
  locked(): boolean;
  /** Opens it, locked where the settings want a kiosk; in front where it is open. */
  show(): void;
  /** Locks it into the display of the settings. */
  lock(): void;
  unlock(): void;
  /** After displays changed: onto its display again where it is locked or lost. `move`: also where it stands well. */
  place(move?: boolean): void;
}

export function createGate(options: GateOptions): Gate {
  let window: BrowserWindow | null = null;
  let unlock: (() => void) | null = null;
  const display = () => displayFor(options.settings().gateDisplay);

  function open(): void {
    const opened = openWindow(`${appOrigin}/`, centred(display(), usualSize), options);
    window = opened;
    keepAwake(opened);
    let asking = false;
    opened.on('close', (event) => {
      if (unlock) return;
      event.preventDefault();
      if (asking) return;
      asking = true;
      void options.mayClose(opened).then((may) => {
        asking = false;
        if (may) opened.destroy();
      });
    });
    opened.once('closed', () => {
      unlock?.();
      unlock = null;
      window = null;
      options.onChange();
    });
    if (options.settings().kiosk) gate.lock();
  }

  const gate: Gate = {
    window: () => window,
    locked: () => unlock !== null,
    show() {
      if (window) return bringToFront(window);
      open();
      options.onChange();
    },
    lock() {
      if (!window || unlock) return;
      // First where it belongs: a kiosk fills the display that its window is on.
      window.setBounds(display().bounds);
      unlock = lock(window, options);
      options.onChange();
    },
    unlock() {
      if (!window || !unlock) return;
      unlock();
      unlock = null;
      window.setBounds(centred(display(), usualSize));
      options.onChange();
    },
    place(move = false) {
      if (!window) return;
      if (unlock) {
        window.setBounds(display().bounds);
        window.setKiosk(true);
      } else if (move || !canBeSeen(window.getBounds(), screen.getAllDisplays()))
        window.setBounds(centred(display(), usualSize));
    },
  };
  return gate;
}
